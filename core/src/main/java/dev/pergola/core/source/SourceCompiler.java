package dev.pergola.core.source;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources in memory with the compiler of the running JDK, for that JDK. Any thread; keeps nothing. */
final class SourceCompiler {

    private static final String MODULE = "jdk.compiler";
    /** Looks at methods although something outside of them is wrong already. */
    private static final String ALL_FAULTS = "--should-stop=ifError=FLOW";

    private SourceCompiler() {}

    /** A runtime without tools has none; to be asked before anything else, since it lacks their interfaces as well. */
    static boolean isThere() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    static Compilation compile(SourceSet set) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, set.classPath());
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
            ClassesInMemory classes = new ClassesInMemory(files);
            StringWriter words = new StringWriter();
            boolean compiled = run(compiler, classes, found, words, set);
            List<SourceFault> faults = faults(set, found);
            if (!compiled && faults.isEmpty()) {
                throw new IOException("the compiler gave up: " + words);
            }
            return new Compilation(compiled ? classes.classes() : Map.of(), faults);
        }
    }

    private static boolean run(
            JavaCompiler compiler,
            JavaFileManager files,
            DiagnosticCollector<JavaFileObject> found,
            Writer words,
            SourceSet set) {
        List<String> options = List.of("-g", "-parameters", "-Xlint:none", "-implicit:none", ALL_FAULTS);
        List<Source> sources = set.sources().stream()
                .map(source -> new Source(source, set.alone()))
                .toList();
        JavaCompiler.CompilationTask task = compiler.getTask(words, files, found, options, null, sources);
        task.setLocale(Locale.ENGLISH);
        task.setProcessors(set.alone() ? List.of(new ComponentCheck()) : List.of());
        return task.call();
    }

    private static List<SourceFault> faults(SourceSet set, DiagnosticCollector<JavaFileObject> found) {
        Map<String, SourceText> byName =
                set.sources().stream().collect(Collectors.toMap(SourceText::name, source -> source));
        List<SourceFault> faults = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                faults.add(fault(diagnostic, byName));
            }
        }
        return faults;
    }

    private static SourceFault fault(Diagnostic<? extends JavaFileObject> diagnostic, Map<String, SourceText> sources) {
        String message = diagnostic.getMessage(Locale.ENGLISH);
        if (diagnostic.getSource() instanceof Source source) {
            SourceText text = source.text;
            boolean placed = diagnostic.getLineNumber() != Diagnostic.NOPOS && sources.containsKey(text.name());
            return new SourceFault(
                    text.name(), message, placed ? Optional.of(place(diagnostic, text)) : Optional.empty());
        }
        return SourceFault.of(sources.keySet().stream().sorted().findFirst().orElse("sources"), message);
    }

    /** The compiler counts a tab as up to eight columns, so the column is counted again. */
    private static SourceFault.Place place(Diagnostic<?> diagnostic, SourceText source) {
        int position = (int)
                Math.min(Math.max(0, diagnostic.getPosition()), source.text().length());
        int start = source.text().lastIndexOf('\n', position - 1) + 1;
        long line = diagnostic.getLineNumber();
        return new SourceFault.Place(line, source.line(line), position - start);
    }

    /** A source in memory. The name of a single file says nothing about the classes in it, so any may be public. */
    private static final class Source extends SimpleJavaFileObject {

        private static final String DESCRIPTION = "-info"; // of a package or a module

        private final SourceText text;
        private final boolean alone;

        Source(SourceText text, boolean alone) {
            super(Path.of("/").resolve(text.name()).toUri(), Kind.SOURCE);
            this.text = text;
            this.alone = alone;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text.text();
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return alone
                    ? kind == Kind.SOURCE && !simpleName.endsWith(DESCRIPTION)
                    : super.isNameCompatible(simpleName, kind);
        }
    }
}
