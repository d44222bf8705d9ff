package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.sqlite.JDBC;

/** A folder with files and one database, and command lines that import into it. */
final class ImportFolder implements AutoCloseable {

    private final Path folder;
    private final CommandLineFixture lines = new CommandLineFixture();

    ImportFolder(Path folder) {
        this.folder = folder;
    }

    Path database() {
        return folder.resolve("garden.db");
    }

    Platform platform() {
        return lines.platform();
    }

    /** Writes a file of text in UTF-8. */
    String file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    String file(String name, String text, Charset charset) {
        return file(name, text.getBytes(charset));
    }

    String file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code pergola import} into the database. */
    int importing(String... words) {
        return run("import", words);
    }

    /** {@code pergola insert} into the database. */
    int inserting(String... words) {
        return run("insert", words);
    }

    /** An import that has to succeed. */
    void imported(String... words) {
        assertEquals(0, importing(words), this::said);
    }

    /** Rows that have to get in. */
    void inserted(String... words) {
        assertEquals(0, inserting(words), this::said);
    }

    private int run(String verb, String... words) {
        List<String> line = new ArrayList<>(List.of(verb, database().toString()));
        line.addAll(List.of(words));
        return lines.run(line.toArray(String[]::new));
    }

    /** What a refused import says, with the folder left out; nothing may have been changed. */
    String refusal(String... words) throws IOException {
        List<String> before = content();
        assertEquals(1, importing(words), this::said);
        assertEquals(before, content());
        return said();
    }

    /** The names of files and the content of the database. */
    private List<String> content() throws IOException {
        List<String> content = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString).sorted().forEach(content::add);
        }
        if (Files.exists(database())) {
            content.addAll(query("select sql from sqlite_master"));
            query("select name from sqlite_master where type = 'table'")
                    .forEach(table -> content.addAll(query("select * from \"" + table + "\"")));
        }
        return content;
    }

    String said() {
        return (lines.out() + lines.err()).replace(folder.toString() + "/", "");
    }

    String out() {
        return lines.out();
    }

    String json(String path) {
        return lines.json(path, database().toString());
    }

    /** Rows as they would be written in SQL, cells between bars. */
    List<String> query(String sql) {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + database(), new Properties());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    Object cell = found.getObject(i);
                    row.add(cell instanceof String text ? "'" + text + "'" : String.valueOf(cell));
                }
                rows.add(row.size() == 1 && row.get(0).startsWith("'") ? found.getString(1) : String.join("|", row));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Columns and types of a table. */
    String types(String table) {
        return String.join(
                ", ", query("select name || ' ' || type from pragma_table_info('" + table + "') order by cid"));
    }

    @Override
    public void close() {
        lines.close();
    }
}
