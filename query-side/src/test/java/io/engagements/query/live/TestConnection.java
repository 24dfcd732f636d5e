package io.engagements.query.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection that takes something only while it is told to. */
public final class TestConnection extends ServletOutputStream {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private volatile boolean ready;
    private volatile @Nullable WriteListener writer;

    public void takes() {
        ready = true;
        try {
            Objects.requireNonNull(writer).onWritePossible();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> lines() {
        return taken.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        writer = listener;
    }

    @Override
    public void write(int each) {
        taken.write(each);
    }
}
