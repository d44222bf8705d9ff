package dev.pergola.core.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A client that sends exactly what it is told and shows exactly what comes back. */
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** One answer: the status, the head as it came, and the content without its transfer coding. */
    public record Answer(int status, List<String> head, byte[] content, boolean complete) {

        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        public List<String> headers(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).trim())
                    .toList();
        }

        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Sends a request with the given method and target. */
    public RawClient ask(String method, String target, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: example.org\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return send(text.append("\r\n").toString());
    }

    /** Reads one answer to a request of any method but HEAD. */
    public Answer answer() throws IOException {
        return answer("GET");
    }

    public Answer answer(String method) throws IOException {
        String statusLine = line();
        List<String> head = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        Answer headOnly = new Answer(status, head, new byte[0], true);
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return headOnly;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean complete = headOnly.header("Transfer-Encoding").isPresent()
                ? readChunks(content)
                : readBytes(content, headOnly.header("Content-Length").map(Long::valueOf));
        return new Answer(status, head, content.toByteArray(), complete);
    }

    /** Reads on to the end of the connection, and tells how many bytes that were. */
    long restLength() throws IOException {
        return in.transferTo(OutputStream.nullOutputStream());
    }

    /** Reads on until the text has come. */
    String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the connection ended after: " + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    /** What is left of an answer whose head was read, without its transfer coding, while it comes. */
    InputStream chunks() {
        return new InputStream() {
            private int left;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    left = Integer.parseInt(line(), 16);
                    if (left == 0) {
                        return -1;
                    }
                }
                int value = in.read();
                if (--left == 0) {
                    line();
                }
                return value;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int value = length == 0 ? -1 : read();
                if (value >= 0) {
                    target[offset] = (byte) value;
                }
                return value < 0 ? -1 : 1;
            }
        };
    }

    int read(byte[] target) throws IOException {
        return in.read(target);
    }

    /** Goes away at once, as a program that is killed. */
    void hangUp() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private boolean readBytes(ByteArrayOutputStream content, Optional<Long> length) throws IOException {
        if (length.isEmpty()) {
            in.transferTo(content);
            return true;
        }
        content.write(in.readNBytes(Math.toIntExact(length.get())));
        return content.size() == length.get();
    }

    private boolean readChunks(ByteArrayOutputStream content) throws IOException {
        while (true) {
            Optional<String> size = lineOrEnd();
            if (size.isEmpty()) {
                return false;
            }
            int length = Integer.parseInt(size.get(), 16);
            content.write(in.readNBytes(length));
            lineOrEnd();
            if (length == 0) {
                return true;
            }
        }
    }

    private String line() throws IOException {
        return lineOrEnd().orElseThrow(() -> new IOException("the connection ended"));
    }

    private Optional<String> lineOrEnd() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = readOrEnd(); c != '\n'; c = readOrEnd()) {
            if (c < 0) {
                return Optional.empty();
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
    }

    /** A connection that is reset has ended too. */
    private int readOrEnd() throws IOException {
        try {
            return in.read();
        } catch (SocketException reset) {
            return -1;
        }
    }
}
