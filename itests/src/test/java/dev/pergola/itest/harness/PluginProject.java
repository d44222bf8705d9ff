package dev.pergola.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sources of a plugin that answers under {@value #ROUTE}, in a folder with the layout of Maven.
 *
 * @param folder where it is
 */
public record PluginProject(Path folder) {

    /** The address at which the plugin answers. */
    public static final String ROUTE = "/-/written";

    private static final String SOURCE = """
            package com.example;

            import dev.pergola.api.hook.web.RouteContext;
            import dev.pergola.api.hook.web.RouteHook;
            import dev.pergola.api.http.Response;
            import java.io.InputStream;
            import org.osgi.service.component.annotations.Component;

            @Component(property = RouteHook.PATTERN + "=/-/written")
            public final class Written implements RouteHook {

                @Override
                public Response handle(RouteContext context) throws Exception {
                    try (InputStream words = Written.class.getResourceAsStream("words.txt")) {
                        return Response.text(new Greeting().text() + new String(words.readAllBytes(), "UTF-8"));
                    }
                }
            }
            """;

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
                <modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId>
                <artifactId>written</artifactId>
                <version>1.0.0-SNAPSHOT</version>
            </project>
            """;

    /** Answers in the place of Maven, at once and without a network, that there are no libraries. */
    private static final String WRAPPER = """
            #!/bin/sh
            for word in "$@"; do
                case $word in -Dmdep.outputFile=*) : > "${word#*=}" ;; esac
            done
            """;

    /**
     * Writes a project.
     *
     * @return in an empty folder of its own
     */
    public static PluginProject write() {
        PluginProject project = new PluginProject(TemporaryFolders.create("project"));
        project.save("pom.xml", POM);
        project.save("mvnw", WRAPPER);
        if (!project.folder.resolve("mvnw").toFile().setExecutable(true)) {
            throw new AssertionError("no program can be made in " + project.folder);
        }
        project.save("src/main/java/com/example/Written.java", SOURCE);
        project.say("Hello ");
        project.save("src/main/resources/com/example/words.txt", "you");
        return project;
    }

    /**
     * Saves the class whose text comes first in the answer.
     *
     * @param text what it is
     */
    public void say(String text) {
        saveGreeting("return \"" + text + "\";");
    }

    /**
     * Saves the class whose text comes first in the answer.
     *
     * @param statement the body of the method that answers with it
     */
    public void saveGreeting(String statement) {
        save(
                "src/main/java/com/example/Greeting.java",
                "package com.example;\n\nclass Greeting {\n    String text() {\n        " + statement + "\n    }\n}\n");
    }

    /**
     * Saves a file.
     *
     * @param path below the folder
     * @param text its content
     */
    public void save(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
