package dev.pergola.launcher;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** Stands in for the core: a bundle whose command line says how to behave. */
public final class FixtureCore implements BundleActivator {

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        List<String> arguments = arguments(context);
        if (arguments.contains("fail-to-start")) {
            throw new IllegalStateException("the fixture was told to fail");
        }
        Callable<Integer> command = () -> run(context, arguments);
        context.registerService(Callable.class, command, FrameworkUtil.asDictionary(Map.of("main.thread", true)));
    }

    @Override
    public void stop(BundleContext context) {
        System.out.println("core stopped");
        stopped.countDown();
    }

    private int run(BundleContext context, List<String> arguments) throws InterruptedException {
        switch (arguments.get(0)) {
            case "return" -> System.out.println(arguments);
            case "log" -> LoggerFactory.getLogger("dev.pergola.fixture").info("a line for the log");
            case "properties" ->
                System.out.printf(
                        "%s %s%n", context.getProperty("pergola.program"), context.getProperty("pergola.version"));
            case "throw" -> throw new IllegalStateException("the command was told to fail");
            case "serve" -> {
                System.out.println("serving");
                stopped.await();
            }
            case "hang" -> {
                System.out.println("hanging");
                new CountDownLatch(1).await();
            }
            default -> throw new IllegalArgumentException(arguments.get(0));
        }
        return Integer.parseInt(arguments.get(arguments.size() - 1));
    }

    private static List<String> arguments(BundleContext context) throws InvalidSyntaxException {
        Collection<ServiceReference<Object>> found =
                context.getServiceReferences(Object.class, "(launcher.arguments=*)");
        return Arrays.asList((String[]) found.iterator().next().getProperty("launcher.arguments"));
    }
}
