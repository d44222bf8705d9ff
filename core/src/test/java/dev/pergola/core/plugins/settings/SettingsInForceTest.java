package dev.pergola.core.plugins.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.config.Secrets;
import dev.pergola.core.model.PlainValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsInForceTest {

    private static final String DECLARATION = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
              <OCD id="hello" name="Hello">
                <AD id="greeting" type="String" default="Hello" description="How it greets." min="2" max="10"/>
                <AD id="volume" type="Integer" default="5" min="1" max="11"/>
                <AD id="share" type="Double" required="false"/>
                <AD id="loud" type="Boolean" default="false"/>
                <AD id="style" type="String" default="plain">
                  <Option label="Plain" value="plain"/>
                  <Option label="With flowers" value="flowery"/>
                </AD>
                <AD id="names" type="String" cardinality="2147483647" default="Ada,Smith\\, Jo"/>
                <AD id="ports" type="Integer" cardinality="-2147483648" default=""/>
                <AD id="token" type="Password" required="false"/>
              </OCD>
              <Designate pid="hello"><Object ocdref="hello"/></Designate>
            </metatype:MetaData>
            """;

    private final Map<String, String> environment = new LinkedHashMap<>();

    @Test
    void settingsThatFitArriveWithTheirTypes() throws IOException {
        SettingsInForce settings = hello().offered(written(fields(
                "volume", PlainValue.of(7),
                "share", PlainValue.of(1),
                "names", texts("Ada", "Jo"),
                "ports", new PlainValue.Items(List.of(PlainValue.of(80))))));
        Map<String, Object> values = settings.values().get("hello");
        assertEquals(List.of(), settings.refusals());
        assertEquals(7, values.get("volume"));
        assertEquals(1.0, values.get("share"));
        assertArrayEquals(new String[] {"Ada", "Jo"}, (String[]) values.get("names"));
        assertArrayEquals(new Integer[] {80}, (Integer[]) values.get("ports"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            volume   | "7"         | This must be a whole number, but it is "7". Remove the quotes.
            volume   | 12          | 12 is too large; it may be 1 to 11.
            volume   | 0           | 0 is too small; it may be 1 to 11.
            volume   | 99999999999 | This must be a whole number, but it is 99999999999.
            volume   | [1]         | This must be a whole number, not a list.
            share    | true        | This must be a number, but it is true.
            loud     | 1           | This must be true or false, but it is 1.
            style    | "flowerry"  | There is no choice "flowerry"; it may be flowery, plain. Did you mean "flowery"?
            greeting | "x"         | "x" is too short; it may be 2 to 10 characters.
            names    | "Ada"       | This must be a list, but it is "Ada". One alone is written as a list, too: [text].
            ports    | [80, "x"]   | This must be a whole number, but it is "x".
            volumme  | 7           | There is no setting of this name. Did you mean "volume"?
            """)
    void settingsThatDoNotFitAreRefusedWithKeyValueAndReason(String key, String json, String reason)
            throws IOException {
        SettingsInForce settings = hello().offered(written(fields(key, json(json))));
        assertEquals(List.of("plugins.hello." + key + ": " + reason), settings.refusals());
        assertTrue(settings.isUnusable());
        assertEquals(Map.of(), settings.values());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndTheFormerSettingsStay() throws IOException {
        SettingsInForce good = hello().offered(written(fields("volume", PlainValue.of(7))));
        SettingsInForce bad = good.offered(written(fields("volume", PlainValue.of(77), "loud", PlainValue.of("yes"))));
        assertEquals(2, bad.refusals().size());
        assertEquals(Map.of("hello", Map.of("volume", 7)), bad.values());
        assertFalse(bad.isUnusable());

        SettingsInForce mended = bad.offered(written(fields("volume", PlainValue.of(8))));
        assertEquals(List.of(), mended.refusals());
        assertEquals(Map.of("hello", Map.of("volume", 8)), mended.values());
    }

    @Test
    void withoutABlockTheDefaultsHold() throws IOException {
        SettingsInForce settings = hello().offered(Map.of());
        assertEquals(List.of(), settings.refusals());
        assertEquals(Map.of(), settings.values());
        assertEquals(
                new SettingStatus(
                        "plugins.hello.names",
                        "list of text",
                        "",
                        texts("Ada", "Smith, Jo"),
                        texts("Ada", "Smith, Jo"),
                        "default"),
                status(settings, "plugins.hello.names"));
        assertEquals(
                PlainValue.nothing(), status(settings, "plugins.hello.token").value());
    }

    @Test
    void aSettingWithoutADefaultIsMissedUnlessItMayBe() throws IOException {
        SettingsInForce needy = declared("<AD id=\"address\" type=\"String\"/>");
        assertEquals(
                List.of("plugins.hello.address: This setting is missing, and it has no default."),
                needy.offered(Map.of()).refusals());
        assertEquals(
                List.of("plugins.hello.address: This setting is missing, and it has no default."
                        + " The environment variable NOWHERE is not set."),
                needy.offered(written(fields("address", fields("$env", PlainValue.of("NOWHERE")))))
                        .refusals());
    }

    @Test
    void secretsArriveButAreNeverShown() throws IOException {
        environment.put("TOKEN", "s3cret");
        environment.put("VOLUME", "9");
        PlainValue.Fields block = fields(
                "token", fields("$env", PlainValue.of("TOKEN")),
                "volume", fields("$env", PlainValue.of("VOLUME")),
                "greeting", PlainValue.of("Hi"));
        SettingsInForce settings = hello().offered(written(block));
        assertEquals(
                Map.of("token", "s3cret", "volume", 9, "greeting", "Hi"),
                settings.values().get("hello"));
        assertFalse(settings.statuses().toString().contains("s3cret"), settings.toString());
        assertFalse(settings.toString().contains("s3cret"), settings.toString());
        assertEquals(
                PlainValue.of("***"), status(settings, "plugins.hello.volume").value());
        assertEquals(
                "environment variable TOKEN",
                status(settings, "plugins.hello.token").source());
        assertEquals("configuration", status(settings, "plugins.hello.greeting").source());
    }

    @Test
    void aRefusedSecretIsNotToldInTheReason() throws IOException {
        environment.put("VOLUME", "s3cret");
        SettingsInForce settings = hello().offered(written(fields("volume", fields("$env", PlainValue.of("VOLUME")))));
        assertEquals(
                List.of("plugins.hello.volume: This must be a whole number, but it is what the environment variable"
                        + " VOLUME says."),
                settings.refusals());
    }

    @Test
    void aSecretFileThatCannotBeReadIsTheReason() throws IOException {
        SettingsInForce settings =
                hello().offered(written(fields("token", fields("$file", PlainValue.of("/nowhere/token")))));
        assertEquals(List.of("plugins.hello.token: The file /nowhere/token cannot be read."), settings.refusals());
    }

    @Test
    void aBlockThatIsNoMapIsRefused() throws IOException {
        SettingsInForce settings = hello().offered(
                        Map.of("hello", WrittenBlock.of(PlainValue.of("loud"), new Secrets(name -> Optional.empty()))));
        assertEquals(List.of("plugins.hello: This must be a map of settings."), settings.refusals());
    }

    @Test
    void twoComponentsMayShareABlock() throws IOException {
        SettingsInForce shared = SettingsInForce.defaults(read("""
                <MetaData>
                  <OCD id="a"><AD id="one" type="Integer" default="1"/></OCD>
                  <OCD id="b"><AD id="two" type="Integer" default="2"/></OCD>
                  <OCD id="unused"><AD id="three" type="Integer" default="3"/></OCD>
                  <Designate pid="hello"><Object ocdref="a"/></Designate>
                  <Designate pid="hello"><Object ocdref="b"/></Designate>
                </MetaData>
                """));
        assertEquals(
                Map.of("hello", Map.of("one", 10, "two", 20)),
                shared.offered(written(fields("one", PlainValue.of(10), "two", PlainValue.of(20))))
                        .values());
        assertEquals(
                List.of("plugins.hello.three: There is no setting of this name. There are one, two."),
                shared.offered(written(fields("three", PlainValue.of(3)))).refusals());
    }

    @Test
    void aComponentWithTwoBlocksFindsTheSecondAlsoWhereTheFirstIsNotWritten() throws IOException {
        SettingsInForce both = SettingsInForce.defaults(read("""
                <MetaData>
                  <OCD id="a"><AD id="one" type="Integer" default="1"/></OCD>
                  <Designate pid="old-hello"><Object ocdref="a"/></Designate>
                  <Designate pid="hello"><Object ocdref="a"/></Designate>
                </MetaData>
                """));
        assertEquals(
                Map.of("old-hello", Map.of(), "hello", Map.of("one", 10)),
                both.offered(written(fields("one", PlainValue.of(10)))).values());
        assertEquals(Map.of(), both.offered(Map.of()).values());
    }

    @Test
    void aDeclarationThatIsNoneIsNamed() {
        IOException wrong = assertThrows(IOException.class, () -> declared("<AD id=\"a\" type=\"Colour\"/>"));
        assertTrue(wrong.getMessage().contains("the setting a has no type that the specification knows"));
    }

    private static SettingsInForce hello() throws IOException {
        return SettingsInForce.defaults(read(DECLARATION));
    }

    private static SettingsInForce declared(String setting) throws IOException {
        return SettingsInForce.defaults(read("<MetaData><OCD id=\"h\">" + setting
                + "</OCD><Designate pid=\"hello\"><Object ocdref=\"h\"/></Designate></MetaData>"));
    }

    private static List<SettingsDeclaration> read(String xml) throws IOException {
        return DeclarationReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static SettingStatus status(SettingsInForce settings, String key) {
        return settings.statuses().stream()
                .filter(status -> status.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, WrittenBlock> written(PlainValue.Fields block) {
        Secrets secrets = new Secrets(name -> Optional.ofNullable(environment.get(name)));
        return Map.of("hello", WrittenBlock.of(block, secrets));
    }

    private static PlainValue.Fields fields(Object... pairs) {
        Map<String, PlainValue> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], (PlainValue) pairs[i + 1]);
        }
        return new PlainValue.Fields(values);
    }

    private static PlainValue texts(String... texts) {
        return new PlainValue.Items(List.of(texts).stream().map(PlainValue::of).toList());
    }

    private static PlainValue json(String text) {
        return JsonText.read(text).orElseThrow();
    }
}
