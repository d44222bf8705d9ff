package dev.pergola.core.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes pass. */
final class CountingStream extends FilterInputStream {

    private final LongConsumer passed;

    CountingStream(InputStream in, LongConsumer passed) {
        super(in);
        this.passed = passed;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            passed.accept(1);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            passed.accept(read);
        }
        return read;
    }
}
