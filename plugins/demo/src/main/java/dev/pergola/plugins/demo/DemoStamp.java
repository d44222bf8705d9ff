package dev.pergola.plugins.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Says in the header of a database file that this plugin made it, and out of what. SQLite keeps two numbers there for
 * the use of applications, so a look at the first bytes tells whether a file can be used again or may be replaced.
 *
 * @param contents a number that is another one for another JDK or another edition of the demo
 */
record DemoStamp(int contents) {

    /** Counts up with every change of what the tables hold, so that a file of an older edition is built again. */
    private static final int EDITION = 1;

    /** "Perg" */
    private static final int APPLICATION_ID = 0x50657267;

    private static final String MAGIC = "SQLite format 3\0";
    private static final int USER_VERSION_OFFSET = 60;
    private static final int APPLICATION_ID_OFFSET = 68;

    /** The stamp of what would be built now. */
    static DemoStamp current() {
        CRC32 checksum = new CRC32();
        String maker =
                EDITION + " " + System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
        checksum.update(maker.getBytes(UTF_8));
        return new DemoStamp((int) checksum.getValue());
    }

    /** Reads the stamp of a file. */
    static Optional<DemoStamp> of(Path file) throws IOException {
        try (DataInputStream header = new DataInputStream(Files.newInputStream(file))) {
            String magic = new String(header.readNBytes(MAGIC.length()), ISO_8859_1);
            if (!magic.equals(MAGIC)) {
                return Optional.empty();
            }
            header.skipNBytes(USER_VERSION_OFFSET - MAGIC.length());
            int userVersion = header.readInt();
            header.skipNBytes(APPLICATION_ID_OFFSET - USER_VERSION_OFFSET - Integer.BYTES);
            return header.readInt() == APPLICATION_ID ? Optional.of(new DemoStamp(userVersion)) : Optional.empty();
        } catch (EOFException tooShort) {
            return Optional.empty();
        }
    }

    /** What sets the stamp of the database in which it is run. */
    List<String> statements() {
        return List.of("PRAGMA application_id = " + APPLICATION_ID, "PRAGMA user_version = " + contents);
    }
}
