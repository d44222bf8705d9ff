package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
    private final ProblemCollector problems = new ProblemCollector();

    @Test
    void everyNodeKnowsItsPlaceInYaml() {
        Node.Fields root = fields(read("""
            a: 1
            b:
              - x
              - {c: true}
            """));

        assertEquals(new Location("f", 1, 4), root.fields().get("a").node().location());
        assertEquals(new Location("f", 2, 1), root.fields().get("b").key());
        Node.Items items = (Node.Items) root.fields().get("b").node();
        assertEquals(new Location("f", 3, 5), items.nodes().get(0).location());
        assertEquals(
                new Location("f", 4, 6),
                fields(items.nodes().get(1)).fields().get("c").key());
    }

    @Test
    void everyNodeKnowsItsPlaceInJson() {
        Node.Fields root = fields(read("""
            {"a": 1,
             "b": ["x", {"c": true}]}
            """));

        assertEquals(new Location("f", 1, 7), root.fields().get("a").node().location());
        assertEquals(new Location("f", 2, 2), root.fields().get("b").key());
        Node.Items items = (Node.Items) root.fields().get("b").node();
        assertEquals(new Location("f", 2, 8), items.nodes().get(0).location());
        assertEquals(
                new Location("f", 2, 14),
                fields(items.nodes().get(1)).fields().get("c").key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "yes", "true", "On", "YES", "True"})
    void theWordsForTrueAreThoseOfYaml11(String word) {
        assertEquals(PlainValue.of(true), value("v: " + word));
    }

    @ParameterizedTest
    @CsvSource({
        "12,12",
        "-7,-7",
        "1_000,1000",
        "0x1F,31",
        "0b101,5",
        "010,8",
        "1:30,90",
        "123456789012345678901234567890,123456789012345678901234567890",
    })
    void wholeNumbersAreThoseOfYaml11(String text, String number) {
        assertEquals(new PlainValue.Whole(new BigInteger(number)), value("v: " + text));
    }

    @Test
    void otherScalarsKeepTheirMeaning() {
        assertEquals(new PlainValue.Real(1.5), value("v: 1.5"));
        assertEquals(new PlainValue.Real(Double.POSITIVE_INFINITY), value("v: .inf"));
        assertEquals(PlainValue.of("5"), value("v: '5'"));
        assertEquals(PlainValue.of("on"), value("v: \"on\""));
        assertEquals(PlainValue.of("2024-01-31"), value("v: 2024-01-31"));
        assertEquals(PlainValue.nothing(), value("v: ~"));
        assertEquals(PlainValue.nothing(), value("v:"));
        assertEquals(PlainValue.of("a\nb\n"), value("v: |\n  a\n  b\n"));
    }

    @Test
    void keysAreTheirText() {
        assertEquals(
                new PlainValue.Fields(Map.of("2024", PlainValue.of(1), "on", PlainValue.of(2))),
                read("2024: 1\non: 2").plain());
    }

    @Test
    void aliasesAndMergeKeysAreWrittenOut() {
        PlainValue expected = read("""
            {"base": {"id": "a", "n": 1}, "one": {"id": "b", "n": 1}, "two": ["a", {"id": "a", "n": 1}]}
            """).plain();

        assertEquals(expected, read("""
            base: &base {id: &name a, n: 1}
            one:
              id: b
              <<: *base
            two: [*name, *base]
            """).plain());
        assertEquals(
                read("{\"x\": {\"a\": 1, \"b\": 2}}").plain(),
                read("x: {<<: [{a: 1}, {a: 9, b: 2}]}").plain());
        assertEquals(List.of(), problems.all());
    }

    @Test
    void twiceTheSameKeyIsAProblemAtTheSecond() {
        read("a: 1\nb: {c: 1, c: 2}\na: 3\n");
        read("{\"d\": 1,\n \"d\": 2}");

        assertEquals(
                List.of(
                        "f:2:2: d: The key is written twice, first in line 1; only one of them can count. "
                                + "Remove one, or join them.",
                        "f:2:11: b.c: The key is written twice, first in line 2; only one of them can count. "
                                + "Remove one, or join them.",
                        "f:3:1: a: The key is written twice, first in line 1; only one of them can count. "
                                + "Remove one, or join them."),
                problems.all().stream().map(Object::toString).toList());
    }

    @Test
    void aMergedKeyMayBeOverridden() {
        read("base: &b {x: 1}\nown: {<<: *b, x: 2}");

        assertEquals(List.of(), problems.all());
    }

    @Test
    void flowYamlThatIsNoJsonIsUnderstood() {
        assertEquals(read("{\"a\": [1, 2]}").plain(), read("{a: [1, 2,]}").plain());
    }

    @Test
    void ofBrokenJsonTheJsonFaultIsTold() {
        UnreadableException fault = unreadable("{\n  \"a\": 1\n  \"b\": 2\n}");

        assertEquals(new Location("f", 3, 3), fault.location());
        assertTrue(fault.getMessage().startsWith("The file is not valid JSON: Unexpected character ('\"'"));
        assertTrue(unreadable("{\"a\": [1, 2}").getMessage().contains("JSON"));
        assertTrue(unreadable("{\"a\": 1} x").getMessage().contains("Unrecognized token"));
    }

    @Test
    void brokenYamlIsToldWithItsLineAndAdvice() {
        UnreadableException tab = unreadable("a:\n\tb: 1\n");
        assertEquals(2, tab.location().line());
        assertEquals(Optional.of("Indent with spaces; YAML does not allow tabs there."), tab.hint());

        UnreadableException colon = unreadable("a: b\nsql: select ': ' x: y\n");
        assertEquals(2, colon.location().line());
        assertTrue(colon.hint().isPresent(), colon.getMessage());

        assertEquals(
                Optional.of("Remove the line --- and what follows it."),
                unreadable("a: 1\n---\nb: 2\n").hint());
        assertTrue(unreadable("a: !!python/object:os.system x").getMessage().contains("not allowed"));
        assertTrue(unreadable("a: \u0000").getMessage().contains("not valid YAML"));
        assertTrue(unreadable("a: *nobody").getMessage().contains("nobody"));
    }

    @Test
    void bombsAreDefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 9; level++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ", ").repeat(10)));
        }
        assertTrue(unreadable(bomb.toString()).getMessage().contains("100000 values"));
        assertTrue(unreadable("a: &a [*a]").getMessage().contains("contains itself"));
        assertTrue(unreadable("[".repeat(1000) + "]".repeat(1000)).getMessage().contains("nesting depth"));
        assertTrue(unreadable("a: " + "[".repeat(1000)).getMessage().contains("Nesting Depth"));
    }

    @Test
    void tagsThatMeanNothingHereAreProblems() {
        read("a: !secret x\nb: !!int many\nc: !!bool perhaps");

        assertEquals(
                List.of(1, 2, 3),
                problems.all().stream()
                        .map(problem -> problem.location().line())
                        .toList());
    }

    @Test
    void emptyTextIsNothing() {
        assertEquals(PlainValue.nothing(), read("").plain());
        assertEquals(PlainValue.nothing(), read("# only a comment\n").plain());
    }

    private PlainValue value(String yaml) {
        return ((PlainValue.Fields) read(yaml).plain()).values().get("v");
    }

    private Node read(String text) {
        try {
            return TreeReader.read(new SourceText("f", text), problems);
        } catch (UnreadableException e) {
            throw new AssertionError(e.location() + ": " + e.getMessage(), e);
        }
    }

    private UnreadableException unreadable(String text) {
        return assertThrows(
                UnreadableException.class, () -> TreeReader.read(new SourceText("f", text), new ProblemCollector()));
    }

    private static Node.Fields fields(Node node) {
        return (Node.Fields) node;
    }
}
