package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.PlainValue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecrecyTest {
    @TempDir
    Path folder;

    @Test
    void valuesUnderTellingKeysAreHidden() {
        assertEquals(plain("""
            plugins:
              login:
                client_secret: "***"
                API_KEY: "***"
                tokens: "***"
                password: "***"
                nested: [{auth_token_hint: "***", label: first}]
                user: bob
            databases:
              garden:
                tables:
                  birds: {size: 3}
                plugins: {login: {dsn: "***"}}
            secret_word: "***"
            keys: "***"
            """), Redaction.of(plain("""
                    plugins:
                      login:
                        client_secret: {$env: X}
                        API_KEY: hunter2
                        tokens: {bob: hunter2}
                        password: 5
                        nested: [{auth_token_hint: none, label: first}]
                        user: bob
                    databases:
                      garden:
                        tables:
                          birds: {size: 3}
                        plugins: {login: {dsn: x}}
                    secret_word: abc
                    keys: [a, b]
                    """)));
    }

    @Test
    void aTableWithATellingNameIsHiddenRatherThanAPasswordShown() {
        PlainValue.Fields shown = Redaction.of(plain("databases: {garden: {tables: {keywords: {size: 3}}}}"));
        assertTrue(shown.toString().contains("keywords=Text[value=***]"), shown::toString);
    }

    @Test
    void referencesAreResolvedAtAnyDepth() {
        Path file = new Written(folder).file("key", "from file\n");
        PlainValue.Fields block = plain("""
            a: {$env: NAME}
            b: [{$file: "%s"}]
            c: {$env: UNSET}
            d: {$env: NAME, more: 1}
            e: {$env: 5}
            f: plain
            """.formatted(file));

        PlainValue.Fields resolved = (PlainValue.Fields) secrets().resolve(block);

        assertEquals(PlainValue.of("from environment"), resolved.values().get("a"));
        assertEquals(
                PlainValue.of("from file\n"),
                ((PlainValue.Items) resolved.values().get("b")).values().get(0));
        assertEquals(PlainValue.nothing(), resolved.values().get("c"));
        assertEquals(block.values().get("d"), resolved.values().get("d"));
        assertEquals(block.values().get("e"), resolved.values().get("e"));
        assertEquals(PlainValue.of("plain"), resolved.values().get("f"));
    }

    @Test
    void aMissingSecretFileIsNamed() {
        PlainValue.Fields block = plain("a: {$file: \"%s\"}".formatted(folder.resolve("nothing")));

        UncheckedIOException failure =
                assertThrows(UncheckedIOException.class, () -> secrets().resolve(block));
        assertTrue(failure.getMessage().contains("nothing, which cannot be read"), failure.getMessage());
    }

    private static Secrets secrets() {
        return new Secrets(name -> name.equals("NAME") ? Optional.of("from environment") : Optional.empty());
    }

    private PlainValue.Fields plain(String text) {
        return new Written(folder).valid(text).source();
    }
}
