package dev.pergola.core.importing;

import dev.pergola.core.tabular.Input;
import dev.pergola.core.tabular.ReadingOptions;
import dev.pergola.core.tabular.RowFiles;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the inputs of one table on a thread of its own, a few blocks ahead of who takes them. */
final class Feed implements Closeable {

    private static final int BLOCKS_AHEAD = 4;

    private final List<Input> inputs;
    private final ReadingOptions options;
    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final AtomicLong bytes = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Optional<Input> reading = Optional.empty();

    /** Begins at once; the assembler is made and used on the thread that reads. */
    Feed(List<Input> inputs, ReadingOptions options, Function<Consumer<Piece>, RowAssembler> assembler) {
        this.inputs = inputs;
        this.options = options;
        this.thread = new Thread(() -> read(assembler), "pergola-import");
        thread.setDaemon(true); // a read from standard input cannot be interrupted
        thread.start();
    }

    private void read(Function<Consumer<Piece>, RowAssembler> assembler) {
        try {
            RowAssembler rows = assembler.apply(this::put);
            for (Input input : inputs) {
                reading = Optional.of(input);
                bytes.set(0);
                RowFiles.read(input, options, rows, bytes::addAndGet);
            }
            rows.end();
        } catch (RuntimeException | Error failure) {
            if (!closed) { // whatever fails later fails because of that, and perhaps in a stopped framework
                putQuietly(new Piece.Failure(failure));
            }
        }
    }

    private void put(Piece piece) {
        try {
            pieces.put(piece);
        } catch (InterruptedException over) {
            throw new IllegalStateException("Nobody takes what is read", over);
        }
    }

    private void putQuietly(Piece piece) {
        try {
            pieces.put(piece);
        } catch (InterruptedException over) {
            // Nobody listens any more.
        }
    }

    /** The next piece; waits for it. */
    Piece take() throws InterruptedException {
        return pieces.take();
    }

    /** What is read now. */
    Optional<Input> reading() {
        return reading;
    }

    /** How many bytes of it were read. */
    long bytes() {
        return bytes.get();
    }

    /** Reads no more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
