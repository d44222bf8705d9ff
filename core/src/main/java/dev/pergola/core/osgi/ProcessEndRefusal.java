package dev.pergola.core.osgi;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes from a class file the ways to end the process, {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}:
 * calls of them name a method that does not exist, so that they fail when they are reached, as an error of the plugin whose
 * text says why. What a plugin does by reflection is not seen; this is against accidents, since plugins are trusted code.
 *
 * <p>Only the table of constants is changed: what a class calls is a pair of a class and a name in it, and another name is
 * put there. The code itself is not looked at, so this costs one pass over the table of each class of a plugin.
 */
final class ProcessEndRefusal {

    private static final Map<String, Set<String>> ENDING =
            Map.of("java/lang/System", Set.of("exit"), "java/lang/Runtime", Set.of("exit", "halt"));
    private static final String WHY = ", which would end the server";

    private static final int COUNT_AT = 8;
    private static final int POOL_AT = 10;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    private final ByteBuffer file;
    private final int[] places;
    private final int end;

    private ProcessEndRefusal(byte[] bytes) {
        this.file = ByteBuffer.wrap(bytes);
        this.places = new int[Short.toUnsignedInt(file.getShort(COUNT_AT))];
        int place = POOL_AT;
        for (int index = 1; index < places.length; index++) {
            places[index] = place;
            int tag = file.get(place);
            place += size(tag, place);
            index += tag == 5 || tag == 6 ? 1 : 0; // a long and a double count twice
        }
        this.end = place;
    }

    private int size(int tag, int place) {
        return switch (tag) {
            case UTF8 -> 3 + unsigned(place + 1);
            case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18 -> 5;
            case 5, 6 -> 9;
            case CLASS, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> throw new IllegalArgumentException("a constant of unknown kind " + tag);
        };
    }

    /**
     * Changes a class where that is needed.
     *
     * @param bytes the class file
     * @return another class file; empty where this class calls nothing that ends the process
     * @throws IllegalArgumentException where it has a form that is not known yet
     */
    static Optional<byte[]> in(byte[] bytes) {
        return new ProcessEndRefusal(bytes.clone()).changed();
    }

    private Optional<byte[]> changed() {
        List<Integer> calls = new ArrayList<>();
        for (int index = 1; index < places.length; index++) {
            if (places[index] > 0 && file.get(places[index]) == METHOD && ends(places[index])) {
                calls.add(places[index]);
            }
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(renamed(calls));
    }

    private boolean ends(int method) {
        String owner = text(places[unsigned(places[unsigned(method + 1)] + 1)]);
        return ENDING.getOrDefault(owner, Set.of()).contains(name(method));
    }

    private String name(int method) {
        return text(places[unsigned(places[unsigned(method + 3)] + 1)]);
    }

    /** Puts new names behind the last constant, and lets the calls mean these. */
    private byte[] renamed(List<Integer> calls) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream more = new DataOutputStream(bytes)) {
            int next = places.length;
            for (int method : calls) {
                int type = unsigned(places[unsigned(method + 3)] + 3);
                more.writeByte(UTF8);
                more.writeUTF(name(method) + WHY);
                more.writeByte(NAME_AND_TYPE);
                more.writeShort(next);
                more.writeShort(type);
                file.putShort(method + 3, (short) (next + 1));
                next += 2;
            }
            file.putShort(COUNT_AT, (short) next);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        byte[] added = bytes.toByteArray();
        return ByteBuffer.allocate(file.capacity() + added.length)
                .put(file.array(), 0, end)
                .put(added)
                .put(file.array(), end, file.capacity() - end)
                .array();
    }

    private String text(int utf8) {
        return new String(file.array(), utf8 + 3, unsigned(utf8 + 1), StandardCharsets.UTF_8);
    }

    private int unsigned(int place) {
        return Short.toUnsignedInt(file.getShort(place));
    }
}
