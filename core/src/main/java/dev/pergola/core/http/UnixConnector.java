package dev.pergola.core.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;

/** Accepts connections at a Unix socket: a file by which programs of the same machine reach the server. */
final class UnixConnector extends PatientConnector {

    private final Path path;
    private volatile Optional<ServerSocketChannel> channel = Optional.empty();

    UnixConnector(Server server, Path path, ConnectionFactory... factories) {
        super(server, factories);
        this.path = path;
    }

    @Override
    public void open() throws IOException {
        if (channel.isPresent()) {
            return;
        }
        removeLeftover();
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.bind(UnixDomainSocketAddress.of(path), getAcceptQueueSize());
        } catch (IOException failure) {
            opened.close();
            throw failure;
        }
        channel = Optional.of(opened);
    }

    /** A server that was killed leaves its socket behind, at which nobody answers. */
    private void removeLeftover() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("Address already in use: somebody answers at " + other.getRemoteAddress());
        } catch (ConnectException nobody) {
            Files.delete(path);
        }
    }

    @Override
    public boolean isOpen() {
        return channel.filter(ServerSocketChannel::isOpen).isPresent();
    }

    @Override
    protected void acceptOne(int acceptor) throws IOException {
        Optional<ServerSocketChannel> open = channel.filter(ServerSocketChannel::isOpen);
        if (open.isPresent()) {
            SocketChannel accepted = open.get().accept();
            accepted.configureBlocking(false);
            getSelectorManager().accept(accepted);
        }
    }

    @Override
    public void close() {
        channel.ifPresent(open -> {
            try {
                open.close();
                Files.deleteIfExists(path);
            } catch (IOException leftBehind) {
                // The next server removes it.
            }
        });
    }

    @Override
    public Object getTransport() {
        return path;
    }

    @Override
    public int getLocalPort() {
        return -1;
    }
}
