package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Something that this process has to remember of somebody unknown. The browser keeps it, sealed under a key that is new at
 * each start: however many strangers come, nothing grows here, and nobody's is pushed out. What is in it can be sent again.
 */
public final class SealedCookie {

    private final Cookies cookies;
    private final String name;
    private final Duration age;
    private final TextEncryptor seal = Encryptors.delux(
            KeyGenerators.string().generateKey() + KeyGenerators.string().generateKey(),
            KeyGenerators.string().generateKey());

    /** @param age after which browsers forget it, of themselves */
    public SealedCookie(URI publicUrl, String name, Duration age) {
        this(new Cookies(publicUrl), name, age);
    }

    SealedCookie(Cookies cookies, String name, Duration age) {
        this.cookies = cookies;
        this.name = name;
        this.age = age;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, String text) {
        cookies.write(request, response, name, seal.encrypt(text), age);
    }

    public void forget(HttpServletRequest request, HttpServletResponse response) {
        cookies.forget(request, response, name);
    }

    /** Empty for what was not sealed here, or before the last start. */
    public Optional<String> read(HttpServletRequest request) {
        return Cookies.read(request, name).flatMap(this::opened);
    }

    private Optional<String> opened(String sealed) {
        try {
            return Optional.of(seal.decrypt(sealed));
        } catch (IllegalArgumentException | IllegalStateException notOurs) {
            return Optional.empty();
        }
    }
}
