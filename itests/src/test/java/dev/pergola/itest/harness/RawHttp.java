package dev.pergola.itest.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends requests that a well-behaved client would not send: any bytes as an address, any header, hanging up early. One
 * connection for each request.
 */
public final class RawHttp {

    private static final int LONGEST_SILENCE_MILLISECONDS = 60_000;

    private final URI address;

    /**
     * Makes a client.
     *
     * @param address scheme, host and port
     */
    public RawHttp(URI address) {
        this.address = address;
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers the values of each field, names in lower case
     * @param body all bytes, without the chunk marks
     */
    public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

        /**
         * One field.
         *
         * @param name in lower case
         * @return its values joined by commas, or empty where it is absent
         */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
        }

        /**
         * The content as text.
         *
         * @return the body, read as UTF-8
         */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Asks for something.
     *
     * @param target what stands in the request line, sent as it is
     * @return the answer
     */
    public Answer get(String target) {
        return send("GET", target, Map.of(), new byte[0]);
    }

    /**
     * Sends a request and reads the answer to its end.
     *
     * @param method any
     * @param target what stands in the request line, sent as it is
     * @param headers more fields, names in lower case; they replace the ones that would be sent anyway
     * @param body the content; none where it is empty
     * @return the answer
     */
    public Answer send(String method, String target, Map<String, String> headers, byte[] body) {
        try (Socket socket = open()) {
            write(socket.getOutputStream(), head(method, target, headers, body), body);
            return read(new BufferedInputStream(socket.getInputStream(), 1 << 16), method);
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + shorten(target) + " failed", failure);
        }
    }

    /**
     * Sends a request, reads a little of the answer and hangs up.
     *
     * @param target what stands in the request line
     * @param bytes how much of the answer is read before; 0 hangs up without waiting
     */
    public void hangUpAfter(String target, int bytes) {
        try (Socket socket = open()) {
            write(socket.getOutputStream(), head("GET", target, Map.of(), new byte[0]), new byte[0]);
            socket.getInputStream().readNBytes(bytes);
            socket.setSoLinger(true, 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("GET " + shorten(target) + " failed", failure);
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(LONGEST_SILENCE_MILLISECONDS);
        return socket;
    }

    private byte[] head(String method, String target, Map<String, String> headers, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("host", address.getAuthority());
        fields.put("connection", "close");
        if (body.length > 0 || List.of("POST", "PUT", "PATCH", "DELETE").contains(method)) {
            fields.put("content-length", Integer.toString(body.length));
        }
        fields.putAll(headers);
        String lines = fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + "\r\n")
                .collect(Collectors.joining());
        return (method + " " + target + " HTTP/1.1\r\n" + lines + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream out, byte[] head, byte[] body) {
        try {
            out.write(head);
            out.write(body);
            out.flush();
        } catch (IOException refused) {
            // A server may answer before it has read everything; the answer says why.
        }
    }

    /** Reads one answer and nothing that comes after it. */
    static Answer read(InputStream in, String method) throws IOException {
        String[] statusLine = line(in).split(" ", 3);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            int colon = field.indexOf(':');
            headers.computeIfAbsent(field.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(field.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine[1]);
        boolean noBody = method.equals("HEAD") || status == 204 || status == 304;
        return new Answer(status, headers, noBody ? new byte[0] : body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks(in);
        }
        if (!headers.containsKey("content-length")) {
            return in.readAllBytes();
        }
        int length = Integer.parseInt(headers.get("content-length").get(0));
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(in).strip(), 16);
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length) {
                throw new EOFException("the answer was cut off after " + all.size() + " bytes");
            }
            all.writeBytes(chunk);
            line(in);
            if (length == 0) {
                return all.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed in the middle of the answer");
            }
            if (next != '\r') {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String shorten(String target) {
        return target.length() <= 200 ? target : target.substring(0, 200) + "...";
    }
}
