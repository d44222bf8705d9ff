package dev.pergola.core.osgi;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.hooks.Owner;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a plugin from filling the log. All ways of logging end in standard output or standard error, so these two are
 * watched: each line belongs to the bundle whose code is nearest to it on the stack. Where that is a plugin, the line comes
 * out of its {@link LogBudget}; what the core and the libraries write passes.
 *
 * <p>A command of a plugin may print as much as it likes: its thread is named to {@link #exempt}.
 */
final class PluginOutput implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginOutput.class);
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final LongSupplier nanoTime;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Map<Owner, LogBudget> budgets = new ConcurrentHashMap<>();
    private volatile Optional<Thread> exempt = Optional.empty();

    /**
     * Knows the streams of the process, and does not watch them yet.
     *
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    PluginOutput(LongSupplier nanoTime) {
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    }

    /** Watches the streams of the process until {@link #close()}. */
    void watch() {
        System.setOut(new PrintStream(new Watched(out), true, charset("stdout")));
        System.setErr(new PrintStream(new Watched(err), true, charset("stderr")));
    }

    /** The charset that the runtime has chosen for the stream, so that the bytes stay what they were. */
    private static Charset charset(String stream) {
        return Stream.of(stream + ".encoding", "sun." + stream + ".encoding")
                .flatMap(property -> Optional.ofNullable(System.getProperty(property)).stream())
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .findFirst()
                .orElseGet(Charset::defaultCharset);
    }

    /** Lets a thread write whatever it likes. */
    void exempt(Thread thread) {
        exempt = Optional.of(thread);
    }

    /**
     * Asks for a line that a plugin writes by a way on which its own code is not seen any more.
     *
     * @param bundle who writes it
     * @return whether it may be written
     */
    boolean allows(Bundle bundle) {
        return allows(bundle, 1);
    }

    private boolean allows(Bundle bundle, int lines) {
        return !FrameworkPlatform.isPlugin(bundle)
                || budget(BundleOwner.of(bundle)).allows(lines);
    }

    private LogBudget budget(Owner plugin) {
        return budgets.computeIfAbsent(plugin, first -> new LogBudget(nanoTime));
    }

    /**
     * What is worth knowing of what a plugin has written.
     *
     * @return a sentence; empty where all of it is in the log
     */
    Optional<String> remark(Owner plugin) {
        return Optional.ofNullable(budgets.get(plugin))
                .map(LogBudget::heldBack)
                .filter(lines -> lines > 0)
                .map(lines ->
                        "It fills the log: %d lines that it wrote were held back, since a plugin may write %d lines at once and then %d a second. Let it write less, or remove it."
                                .formatted(lines, LogBudget.BURST, LogBudget.PER_SECOND));
    }

    /** Says once of each flood that it has begun. Not done by the thread that writes, which is in the middle of a line. */
    void tellNews() {
        budgets.forEach((plugin, budget) -> {
            if (budget.takeNews()) {
                LOG.warn(
                        "{} fills the log, so of what it writes only {} lines a second are let through from now on; /-/plugins counts the others.",
                        plugin,
                        LogBudget.PER_SECOND);
            }
        });
    }

    /** Forgets a plugin that was uninstalled. */
    void forget(Owner plugin) {
        budgets.remove(plugin);
    }

    /** Gives the process its own streams back. */
    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    /** The classes of the JDK and of the log have no bundle and are passed over. */
    private static Optional<Bundle> writer() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type.getNestHost() != PluginOutput.class)
                .map(Class::getClassLoader)
                .filter(BundleReference.class::isInstance)
                .map(loader -> ((BundleReference) loader).getBundle())
                .findFirst());
    }

    /** One of the two streams. A line of a print stream arrives in one piece. */
    private final class Watched extends OutputStream {

        private final PrintStream beneath;

        Watched(PrintStream beneath) {
            this.beneath = beneath;
        }

        @Override
        public void write(int character) {
            write(new byte[] {(byte) character}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (isAllowed(bytes, offset, length)) {
                beneath.write(bytes, offset, length);
            }
        }

        private boolean isAllowed(byte[] bytes, int offset, int length) {
            return exempt.filter(Thread.currentThread()::equals).isPresent()
                    || writer().map(bundle -> allows(bundle, lines(bytes, offset, length)))
                            .orElse(true);
        }

        /** What has no end of a line counts as one, so that nobody gets by with a single endless line. */
        private static int lines(byte[] bytes, int offset, int length) {
            int lines = 0;
            for (int i = offset; i < offset + length; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            return Math.max(1, lines);
        }

        @Override
        public void flush() {
            beneath.flush();
        }
    }
}
