package io.engagements.query.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a client sends, and whether it broke off. */
final class ClientBody extends FilterInputStream {

    private volatile boolean broken;

    ClientBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    boolean isBroken() {
        return broken;
    }
}
