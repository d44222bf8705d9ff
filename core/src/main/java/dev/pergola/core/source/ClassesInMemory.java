package dev.pergola.core.source;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what the compiler writes. For one compilation. */
final class ClassesInMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, ClassFile> written = new TreeMap<>();

    ClassesInMemory(StandardJavaFileManager files) {
        super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        ClassFile file = new ClassFile(name, kind);
        written.put(name, file);
        return file;
    }

    /** The class files by the name of the class. */
    Map<String, byte[]> classes() {
        return written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().content.toByteArray()));
    }

    private static final class ClassFile extends SimpleJavaFileObject {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        ClassFile(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return content;
        }
    }
}
