package dev.pergola.core;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.Version;

/** Holds the shape of the core: which room may know which, and which library lives where. */
class ArchitectureTest {

    private static final String CORE = "dev.pergola.core.";
    private static final String API = "dev.pergola.api";

    private static final ImportTable ROOMS = ImportTable.parse("""
            0 | model       |
            0 | text        |
            0 | problem     |
            1 | config      | model, problem
            1 | hooks       | problem
            1 | plan        | model, text, problem
            1 | change      | model, text, problem
            1 | page        | model
            1 | permission  | model, problem
            1 | columntype  | model, text
            1 | source      |
            2 | db          | model, text, problem, config
            2 | render.json | page, model, text
            2 | render.csv  | page, model, text
            2 | render.html | page, model, text
            2 | routing     | hooks, text, problem
            2 | schedule    | hooks, problem
            2 | cache       | model
            2 | identity    | permission, config, model, problem
            3 | event       | db, hooks, problem
            4 | access      | internal, identity, permission, hooks, db, config, model, problem
            3 | query       | plan, db, model, text, problem
            3 | write       | change, db, model, text, problem
            2 | tabular     | change, model, text, problem
            3 | importing   | tabular, change, db, model, text, problem
            3 | internal    | db, config, model, problem
            3 | dispatch    | routing, hooks, identity, cache, model, problem
            4 | view        | query, write, change, columntype, plan, page, permission, hooks, config, model, text, problem
            5 | view.*      | view, query, write, change, columntype, plan, page, permission, hooks, config, model, text, problem
            6 | view.plugins | view, plugins, sets, page, permission, hooks, config, model, text, problem
            5 | view.identity | view, identity, query, page, permission, config, model, text, problem
            4 | http        | dispatch, config
            4 | client      | dispatch, permission
            5 | command     | hooks, client, problem
            2 | plugins.settings | config, model, problem
            3 | plugins     | plugins.settings, hooks, config, problem, source
            4 | catalogue   | plugins, problem
            5 | sets        | catalogue, plugins, config, model, problem
            7 | boot        | *
            8 | osgi        | *""");

    /** Libraries by the start of their packages, and the rooms that know them. What is not named here is not used. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("java.sql", Set.of("db")),
            entry("javax.crypto", Set.of("identity")),
            entry("javax.security.auth.x500", Set.of("plugins")),
            entry("javax.sql", Set.of("db")),
            entry("javax.xml.stream", Set.of("catalogue", "plugins.settings")),
            entry("org.sqlite", Set.of("db")),
            entry("org.eclipse.jetty", Set.of("http")),
            entry("com.github.mustachejava", Set.of("render.html")),
            entry("com.github.benmanes.caffeine", Set.of("cache")),
            entry("com.fasterxml.jackson", Set.of("config", "plan", "change", "columntype", "render.json", "tabular")),
            entry("de.siegmar.fastcsv", Set.of("tabular")),
            entry("org.yaml.snakeyaml", Set.of("config")),
            entry("picocli", Set.of("command")),
            entry("javax.annotation.processing", Set.of("source")),
            entry("javax.lang.model", Set.of("source")),
            entry("javax.tools", Set.of("source")),
            entry("javax.xml", Set.of("source")),
            entry("org.w3c.dom", Set.of("source")),
            entry("org.xml.sax", Set.of("source")),
            entry("aQute.bnd", Set.of("source")),
            entry("org.apache.felix.utils.resource", Set.of("catalogue")),
            entry("org.osgi", Set.of("catalogue", "osgi")));

    /** Libraries that every room may use. */
    private static final Set<String> EVERYWHERE =
            Set.of("java", "org.slf4j", "org.jspecify.annotations", "org.osgi.annotation", API);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.pergola");

    @Test
    void everyRoomStandsInTheTable() {
        assertNone(coreClasses()
                .map(ArchitectureTest::room)
                .filter(room -> !ROOMS.knows(room))
                .map(room -> room + " is a package of the core without a row in the table"));
    }

    @Test
    void everyRoomImportsOnlyWhatItsRowAllows() {
        assertNone(breaches(
                imported -> imported.startsWith(CORE), (room, imported) -> ROOMS.breach(room, roomOf(imported))));
    }

    @Test
    void everyRowAllowsOnlyLowerLayersSoThatThereIsNoCircle() {
        assertNone(ROOMS.rowsAgainstTheLayers().stream());
    }

    @Test
    void everyLibraryStaysInItsRooms() {
        assertNone(breaches(imported -> !imported.startsWith(CORE), ArchitectureTest::libraryBreach));
    }

    @Test
    void plansAndPermissionsAskNeitherClockNorChance() {
        Set<String> forbidden = Set.of(
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.time.Clock.systemUTC",
                "java.time.Instant.now",
                "java.lang.Math.random",
                "java.util.UUID.randomUUID",
                "java.util.Random.<init>",
                "java.security.SecureRandom.<init>",
                "java.util.concurrent.ThreadLocalRandom.current");
        assertNone(coreClasses()
                .filter(type ->
                        Set.of("plan", "change", "permission", "text", "model").contains(room(type)))
                .flatMap(type -> type.getCodeUnitCallsFromSelf().stream())
                .filter(call -> forbidden.contains(
                        call.getTargetOwner().getName() + "." + call.getTarget().getName()))
                .map(call -> call.getDescription()));
    }

    @Test
    void theApiKnowsTheJdkAndAnnotationsOnly() {
        Collection<String> found = new TreeSet<>();
        apiClasses().forEach(type -> type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !isUnder(API, importedPackage(dependency))
                        && !isUnder("org.osgi.annotation", importedPackage(dependency))
                        && (!isUnder("java", importedPackage(dependency))
                                || isUnder("java.sql", importedPackage(dependency))))
                .forEach(dependency -> found.add(dependency.getDescription())));
        assertNone(found.stream());
    }

    @Test
    void thePackagesOfTheApiKnowEachOtherInNoCircle() {
        slices().matching(API + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageOfTheApiHasAVersion() {
        Set<String> packages = apiClasses().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
        Set<String> versioned = apiClasses()
                .filter(type -> type.getSimpleName().equals("package-info") && type.isAnnotatedWith(Version.class))
                .map(JavaClass::getPackageName)
                .collect(toCollection(TreeSet::new));
        assertEquals(packages, versioned);
    }

    @Test
    void aBreachIsNamedWithWhatIsAllowedInstead() {
        ImportTable table = ImportTable.parse("""
                0 | leaf   |
                1 | view.* | leaf
                2 | root   | *""");

        assertEquals(Optional.of("leaf imports root, allowed: nothing"), table.breach("leaf", "root"));
        assertEquals(Optional.of("view.row imports view.table, allowed: leaf"), table.breach("view.row", "view.table"));
        assertEquals(Optional.empty(), table.breach("view.row", "leaf"));
        assertEquals(Optional.empty(), table.breach("root", "view.row"));
        assertEquals(Optional.of("root imports nowhere, allowed: *"), table.breach("root", "nowhere"));
    }

    @Test
    void aRowThatAllowsAHigherLayerIsFound() {
        ImportTable table = ImportTable.parse("""
                0 | leaf | root
                1 | root | leaf""");

        assertEquals(Set.of("leaf may import root, which is not in a lower layer"), table.rowsAgainstTheLayers());
    }

    @Test
    void theClassesOfBothModulesAreRead() {
        assertTrue(coreClasses().findAny().isPresent() && apiClasses().findAny().isPresent());
    }

    private static Stream<String> breaches(Predicate<String> concerned, Rule rule) {
        Map<String, String> firstPlaceOfBreach = new TreeMap<>();
        coreClasses().forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
            String imported = importedPackage(dependency);
            if (concerned.test(imported)) {
                rule.breach(room(type), imported)
                        .ifPresent(breach ->
                                firstPlaceOfBreach.putIfAbsent(breach, " (" + dependency.getDescription() + ")"));
            }
        }));
        return firstPlaceOfBreach.entrySet().stream().map(breach -> breach.getKey() + breach.getValue());
    }

    private static Optional<String> libraryBreach(String room, String imported) {
        if (EVERYWHERE.stream().anyMatch(library -> isUnder(library, imported)) && !imported.startsWith("java.sql")) {
            return Optional.empty();
        }
        Set<String> rooms = LIBRARIES.entrySet().stream()
                .filter(library -> isUnder(library.getKey(), imported))
                .flatMap(library -> library.getValue().stream())
                .collect(toCollection(TreeSet::new));
        return rooms.contains(room)
                ? Optional.empty()
                : Optional.of("%s imports %s, allowed in: %s"
                        .formatted(room, imported, rooms.isEmpty() ? "no room" : String.join(", ", rooms)));
    }

    private static Stream<JavaClass> coreClasses() {
        return CLASSES.stream().filter(type -> type.getPackageName().startsWith(CORE));
    }

    private static Stream<JavaClass> apiClasses() {
        return CLASSES.stream().filter(type -> isUnder(API, type.getPackageName()));
    }

    private static String room(JavaClass type) {
        return roomOf(type.getPackageName());
    }

    private static String roomOf(String packageName) {
        return packageName.substring(CORE.length());
    }

    private static String importedPackage(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static boolean isUnder(String parent, String packageName) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".") || packageName.isEmpty();
    }

    private static void assertNone(Stream<String> breaches) {
        assertEquals("", breaches.sorted().distinct().collect(joining("\n")));
    }

    private interface Rule {
        Optional<String> breach(String room, String importedPackage);
    }
}
