package dev.pergola.core.sets;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The right to change the sets, for one process and one thread at a time. It ends with the process however that ends; the
 * file stays.
 */
final class SetLock implements AutoCloseable {

    private static final ErrorCode BUSY = new ErrorCode("plugins-busy", 503);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ReentrantLock thisProcess;
    private final FileChannel channel;

    private SetLock(ReentrantLock thisProcess, FileChannel channel) {
        this.thisProcess = thisProcess;
        this.channel = channel;
    }

    /**
     * Waits for the right, for a limited time. Among the threads of a process a lock of its own decides, since the file's
     * belongs to the process and ends with the first thread that closes it.
     *
     * @throws ServerException where somebody else has it all the time
     */
    static SetLock take(ReentrantLock thisProcess, Path file) throws IOException {
        thisProcess.lock();
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = isTaken(channel);
            if (!taken) {
                throw new ServerException(
                        BUSY,
                        "Another process changes the plugins and does not come to an end.",
                        "It holds %s; end it and try again.".formatted(file));
            }
            return new SetLock(thisProcess, channel);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                thisProcess.unlock();
            }
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (channel.tryLock() == null) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(LOOK.toMillis());
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new IllegalStateException("The lock of the plugins cannot be given back.", failed);
        } finally {
            thisProcess.unlock();
        }
    }
}
