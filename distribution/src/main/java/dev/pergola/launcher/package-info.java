/**
 * Starts the framework, installs the bundles of a distribution in it and runs the command line on the main thread.
 *
 * <p>The launcher knows no class of the core. It offers the command line as a service with the property
 * {@code launcher.arguments}, as the launchers of bnd do, and waits for a {@link java.util.concurrent.Callable} with the
 * property {@code main.thread} set to {@code true}; what that returns is the exit code. When the process is asked to end,
 * the bundle of the core is stopped, which has to let that call return. When it is sent SIGHUP, each {@link Runnable} with
 * the property {@code launcher.signal} set to {@code HUP} is run.
 */
package dev.pergola.launcher;
