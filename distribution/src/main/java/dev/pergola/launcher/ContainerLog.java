package dev.pergola.launcher;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** Hands what the framework has to say to the log, so that it does not go to standard output. */
final class ContainerLog extends Logger {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("org.apache.felix.framework");

    @Override
    @SuppressWarnings("rawtypes") // as in the framework
    protected void doLog(Bundle bundle, ServiceReference reference, int level, String message, Throwable failure) {
        doLog(level, bundle == null ? message : bundle + ": " + message, failure);
    }

    @Override
    protected void doLog(int level, String message, Throwable failure) {
        switch (level) {
            case LOG_ERROR -> LOG.error(message, failure);
            case LOG_WARNING -> LOG.warn(message, failure);
            case LOG_INFO -> LOG.info(message, failure);
            default -> LOG.debug(message, failure);
        }
    }
}
