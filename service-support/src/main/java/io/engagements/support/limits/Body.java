package io.engagements.support.limits;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, under everything that may read it: streams, parameters and parts alike. It is read only for whom was
 * let in, and only as long as it comes fast enough; that of a request whose method takes none is not read at all. What the
 * server waits for counts, not what it does between two reads. A single read waits no longer than {@code server.tomcat}'s upload timeout, see {@link Bounds}. Who passes a body on may read it in a
 * thread of its own, which reads nothing more once the request is done.
 */
final class Body implements InputBuffer {

    /** To begin with; a command is there by then. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** After that so many bytes a second on average. */
    static final long RATE = 64 * 1024;

    private static final long LINGER = Duration.ofSeconds(1).toNanos();

    /** So long what is sent may be between two places of the network. */
    private static final long ON_ITS_WAY = Duration.ofMillis(100).toNanos();

    private static final long GLANCE = Duration.ofMillis(5).toNanos();

    /** All others are answered without a look at what comes with them. */
    private static final Set<String> METHODS_WITH_A_BODY = Set.of("POST", "PUT");

    /** Longer ones nobody sends. */
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final Request request;
    private final InputBuffer arriving;
    private final long declared;
    private Optional<Places.Place> place = Optional.empty();
    private long received;
    private long waitedNanos;
    private boolean isLetIn;
    private @Nullable IOException broken;
    private final boolean isWanted;
    private final Runnable atItsEnd;
    private volatile boolean atEnd;

    private Body(Request request, Runnable atItsEnd) {
        this.request = request;
        this.atItsEnd = atItsEnd;
        this.arriving = request.getInputBuffer();
        this.declared = request.getContentLengthLong();
        this.isWanted = METHODS_WITH_A_BODY.contains(request.getMethod());
    }

    /** True unless the request announces a length that is none: the server's own reader stumbles over that. */
    static boolean isMeasurable(Request request) {
        String length = request.getHeader("Content-Length");
        return length == null || LENGTH.matcher(length.strip()).matches();
    }

    /**
     * Takes the body's place, when the request has one.
     *
     * @param atItsEnd is run when all of it was read
     */
    static Optional<Body> of(Request request, Runnable atItsEnd) {
        if (request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return Optional.empty();
        }
        Body body = new Body(request, atItsEnd);
        request.setInputBuffer(body);
        return Optional.of(body);
    }

    /**
     * From now on it may be read. What is there already needs no place, and what nobody wants; that of others is given back
     * as soon as all of it was read. False when there is no place.
     */
    boolean letIn(Places places, String whose) {
        if (isWanted && !isAllThere()) {
            place = places.take(whose);
            isLetIn = place.isPresent();
        } else {
            isLetIn = true;
        }
        return isLetIn;
    }

    /** From now on it may be read, if all of it is there in a moment: then it needs no place. */
    boolean letInIfOnItsWay() {
        long until = System.nanoTime() + ON_ITS_WAY;
        while (declared > 0 && !isAllThere() && System.nanoTime() < until) {
            LockSupport.parkNanos(GLANCE);
        }
        isLetIn = isAllThere();
        return isLetIn;
    }

    boolean isAllThere() {
        return declared > 0 && whatIsThere() >= declared;
    }

    /** What nobody wants is as good as read. What was waited for in vain is not waited for again. */
    @Override
    public synchronized int doRead(ApplicationBufferHandler handler) throws IOException {
        if (!isWanted) {
            return -1;
        } else if (!isLetIn) {
            throw new IOException("nobody was let in whose body this is");
        } else if (broken != null) {
            throw broken;
        }
        try {
            requireFastEnough();
            return read(handler);
        } catch (IOException e) {
            broken = e;
            throw e;
        }
    }

    private int read(ApplicationBufferHandler handler) throws IOException {
        long began = System.nanoTime();
        try {
            int read = arriving.doRead(handler);
            note(read);
            return read;
        } finally {
            waitedNanos += System.nanoTime() - began;
        }
    }

    private void requireFastEnough() throws SocketTimeoutException {
        long allowed = GRACE.toNanos() + received * Duration.ofSeconds(1).toNanos() / RATE;
        if (!atEnd && waitedNanos > allowed) {
            throw new SocketTimeoutException("the body comes too slowly");
        }
    }

    private void note(int read) {
        received += Math.max(read, 0);
        if (!atEnd && (read < 0 || received == declared)) {
            atEnd = true;
            atItsEnd.run();
            place.ifPresent(Places.Place::close);
        }
    }

    @Override
    public int available() {
        return arriving.available();
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /** Takes what is there already, without waiting for more. Of a body in chunks nobody knows what is there. */
    synchronized void takeWhatIsThere() {
        try {
            while (!atEnd && declared > 0 && whatIsThere() > 0) {
                note(arriving.doRead(new Nowhere()));
            }
        } catch (IOException gone) {
            atEnd = false;
        }
    }

    private int whatIsThere() {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable();
    }

    /**
     * Who is known, and sends more than is wanted, gets a moment to read the answer: a connection that is closed while
     * more arrives takes the answer with it. What no method takes is on its way by then, or nobody waits for it; in
     * chunks, nobody does at all, for a piece of one would hold this thread.
     */
    synchronized void linger() {
        long until = System.nanoTime() + patience();
        try {
            while (!atEnd && isLetIn && broken == null && System.nanoTime() < until) {
                if (whatIsThere() > 0) {
                    note(arriving.doRead(new Nowhere()));
                } else {
                    LockSupport.parkNanos(GLANCE);
                }
            }
        } catch (IOException gone) {
            atEnd = false;
        }
    }

    private long patience() {
        if (isWanted) {
            return LINGER;
        }
        return declared > 0 ? ON_ITS_WAY : 0;
    }

    synchronized void giveBack() {
        isLetIn = false;
        place.ifPresent(Places.Place::close);
        request.setInputBuffer(arriving);
    }

    private static final class Nowhere implements ApplicationBufferHandler {

        private @Nullable ByteBuffer taken;

        @Override
        public void setByteBuffer(@Nullable ByteBuffer buffer) {
            taken = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return taken;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
