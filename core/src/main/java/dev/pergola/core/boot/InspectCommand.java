package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.core.db.DatabaseSettings;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.db.WriteSurroundings;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.query.Catalog;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.render.json.JsonDocument;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code pergola inspect}: hash, size and row counts of files that do not change, for {@code serve --inspect-file}. */
final class InspectCommand implements CommandHook {

    private static final String OUTPUT = "--inspect-file";
    private static final String STANDARD_OUTPUT = "-";
    private static final Duration COUNT_LIMIT = Duration.ofHours(1);

    @Override
    public CommandSpecification specification() {
        return new CommandSpecification(
                "Writes hash, size and row counts of database files as JSON.",
                List.of(
                        Option.value("FILE", "Where to write; - for standard output, which is the default.", OUTPUT),
                        Option.value("PATH[:ENTRY]", "Loads a SQLite extension.", ServeSyntax.EXTENSION)
                                .repeated()),
                Optional.of("FILES"));
    }

    @Override
    public int run(CommandContext line) throws IOException {
        Map<String, PlainValue> facts = new LinkedHashMap<>();
        DatabaseSettings settings = new DatabaseSettings(
                Limits.standard().withSqlTimeLimit(COUNT_LIMIT),
                List.of(),
                Extensions.of(line),
                name -> Optional.empty(),
                true,
                WriteSurroundings.none());
        try (Databases databases = new Databases(settings)) {
            List<Path> files = files(line.arguments());
            files.forEach(file -> databases.attachFile(file, true));
            List<QueriedDatabase> attached = new Catalog(databases).all();
            for (int i = 0; i < files.size(); i++) {
                facts.put(attached.get(i).info().name(), facts(attached.get(i), files.get(i)));
            }
        }
        String json = JsonDocument.indented(new PlainValue.Fields(facts));
        String target = line.value(OUTPUT).orElse(STANDARD_OUTPUT);
        if (target.equals(STANDARD_OUTPUT)) {
            line.out().print(json);
        } else {
            Files.writeString(Path.of(target), json);
        }
        return 0;
    }

    /** As they were named, so that what is written holds wherever the folder is. */
    private static List<Path> files(List<String> arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            files.addAll(Files.isDirectory(path) ? new DatabaseFolder(path, Optional.empty()).files() : List.of(path));
        }
        return files;
    }

    private static PlainValue facts(QueriedDatabase database, Path file) {
        DatabaseInfo info = database.info();
        Map<String, PlainValue> tables = new LinkedHashMap<>();
        database.exactCounts()
                .forEach((table, count) -> tables.put(table, new PlainValue.Fields(Map.of("count", whole(count)))));
        Map<String, PlainValue> facts = new LinkedHashMap<>();
        facts.put("hash", new PlainValue.Text(info.hash().orElse("")));
        facts.put("size", whole(info.size()));
        facts.put("file", new PlainValue.Text(file.toString()));
        facts.put("tables", new PlainValue.Fields(tables));
        return new PlainValue.Fields(facts);
    }

    private static PlainValue whole(long number) {
        return new PlainValue.Whole(BigInteger.valueOf(number));
    }
}
