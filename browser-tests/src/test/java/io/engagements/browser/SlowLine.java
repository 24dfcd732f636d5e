package io.engagements.browser;

import com.microsoft.playwright.options.Proxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and the product, which takes its time with what is sent and can be cut. */
final class SlowLine implements AutoCloseable {

    private static final int PORTION = 64 * 1024;
    private static final long PAUSE_MILLIS = 40;

    private final ServerSocket door;
    private final int product;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    SlowLine(String url) throws IOException {
        product = URI.create(url).getPort();
        door = new ServerSocket();
        door.setReceiveBufferSize(PORTION);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        run(() -> {
            while (!door.isClosed()) {
                answer(door.accept());
            }
        });
    }

    /** For a browser to go through, to this machine too. */
    Proxy proxy() {
        return new Proxy("http://127.0.0.1:" + door.getLocalPort()).setBypass("<-loopback>");
    }

    /** Nothing gets through, and what is under way is lost. */
    void cut() throws IOException {
        cut = true;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void mend() {
        cut = false;
    }

    private void answer(Socket browser) throws IOException {
        if (cut) {
            browser.close();
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), product);
        open.add(browser);
        open.add(server);
        run(() -> pass(browser, server, PAUSE_MILLIS));
        run(() -> pass(server, browser, 0));
    }

    private static void pass(Socket from, Socket to, long pauseMillis) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] portion = new byte[PORTION];
            for (int read = in.read(portion); read >= 0; read = in.read(portion)) {
                out.write(portion, 0, read);
                if (read > PORTION / 2) {
                    Thread.sleep(pauseMillis);
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** A line that is cut ends its threads, which is all there is to say. */
    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
