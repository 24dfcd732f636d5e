package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class ListenAddressesTest {

    private Installation installation;

    @BeforeEach
    void create(@TempDir Path dataDir) throws Exception {
        installation = new Installation(dataDir);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.address=0.0.0.0",
                "server.address=::",
                "server.address=192.0.2.1",
                "server.address=",
                "management.server.address=0.0.0.0",
                "management.server.port=0"
            })
    void withDemoAccountsTheProcessStaysOnThisMachine(String setting, CapturedOutput output) {
        assertThatThrownBy(() -> installation.start("--" + setting)).hasRootCauseInstanceOf(NotLoopbackException.class);

        assertThat(output)
                .contains("While demo accounts exist this process listens on the loopback address only")
                .contains("ENGAGEMENTS_DEMO=false")
                .doesNotContain("have this secret", "\tat ");
    }

    @Test
    void aRefusedFirstStartLeavesNoAccountsBehind() {
        assertThatThrownBy(() -> installation.start("--server.address=0.0.0.0"))
                .hasRootCauseInstanceOf(NotLoopbackException.class);

        installation
                .start("--server.address=0.0.0.0", "--engagements.demo=false")
                .close();
    }

    @Test
    void accountsMadeBeforeCountWhateverTheSettingSaysNow() {
        installation.start().close();

        assertThatThrownBy(() -> installation.start("--server.address=0.0.0.0", "--engagements.demo=false"))
                .hasRootCauseInstanceOf(NotLoopbackException.class);
    }

    @Test
    void whereThereArePeopleAloneItMayListenElsewhere() {
        ConfigurableApplicationContext first = installation.start("--engagements.demo=false");
        FirstStartTest.add(first, "ana", "Anas own");
        first.close();

        installation.start("--server.address=0.0.0.0").close();
    }

    @Test
    void nothingListensBeyondThisMachine() throws Exception {
        InetAddress outside = outsideAddress();
        try (ConfigurableApplicationContext process =
                installation.start("--management.server.port=0", "--management.server.address=127.0.0.1")) {
            for (String server : List.of("local.server.port", "local.management.port")) {
                int port = process.getEnvironment().getRequiredProperty(server, Integer.class);
                new Socket("127.0.0.1", port).close();
                assertThatThrownBy(() -> new Socket(outside, port)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void otherNamesOfLoopbackAreFine(String address) {
        ListenAddresses addresses = new ListenAddresses(new MockEnvironment().withProperty("server.address", address));

        addresses.requireLoopback();
    }

    private static InetAddress outsideAddress() throws SocketException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findAny();
        assumeThat(outside).as("an address that others could reach").isPresent();
        return outside.orElseThrow();
    }
}
