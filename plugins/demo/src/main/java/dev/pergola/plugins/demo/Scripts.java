package dev.pergola.plugins.demo;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The writing systems of the world as Unicode tells them apart. */
final class Scripts implements DemoTheme {

    /**
     * The codes of ISO 15924 that stand for a script of Unicode. The JDK finds the script of a code but not the code of
     * a script, so every code is asked for once; an older JDK does not know the newer ones.
     */
    private static final String CODES = """
            Adlm Aghb Ahom Arab Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Bopo Brah Brai Bugi Buhd Cakm Cans
            Cari Cham Cher Chrs Copt Cpmn Cprt Cyrl Deva Diak Dogr Dsrt Dupl Egyp Elba Elym Ethi Gara Geor Glag
            Gong Gonm Goth Gran Grek Gujr Gukh Guru Hang Hani Hano Hatr Hebr Hira Hluw Hmng Hmnp Hung Ital Java
            Kali Kana Kawi Khar Khmr Khoj Kits Knda Krai Kthi Lana Laoo Latn Lepc Limb Lina Linb Lisu Lyci Lydi
            Mahj Maka Mand Mani Marc Medf Mend Merc Mero Mlym Modi Mong Mroo Mtei Mult Mymr Nagm Nand Narb Nbat
            Newa Nkoo Nshu Ogam Olck Onao Orkh Orya Osge Osma Ougr Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti
            Rjng Rohg Runr Samr Sarb Saur Sgnw Shaw Shrd Sidd Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc
            Tagb Takr Tale Talu Taml Tang Tavt Telu Tfng Tglg Thaa Thai Tibt Tirh Tnsa Todr Toto Tutg Ugar Vaii
            Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb Zinh Zyyy
            """;

    private static final int SAMPLE_LENGTH = 12;

    private final Map<UnicodeScript, String> codes = new EnumMap<>(UnicodeScript.class);

    Scripts() {
        for (String code : CODES.split("\\s+")) {
            scriptOf(code).ifPresent(script -> codes.put(script, code));
        }
    }

    /** The key of a script: its ISO code, or the name of the constant for one that is newer than this class. */
    String key(UnicodeScript script) {
        return codes.getOrDefault(script, script.name());
    }

    /** The key of the script with an ISO code; empty where the code stands for none, or for a mixture such as Jpan. */
    Optional<String> key(String code) {
        // Both spellings of Chinese are written in the one script Han.
        return code.equals("Hans") || code.equals("Hant")
                ? Optional.of(key(UnicodeScript.HAN))
                : scriptOf(code).map(this::key);
    }

    @Override
    public List<DemoTable> tables() {
        List<DemoColumn> columns = List.of(
                DemoColumn.key("id", "TEXT NOT NULL", "four letters of ISO 15924, such as Latn"),
                DemoColumn.uniqueName("English name"),
                DemoColumn.of("sample", "TEXT NOT NULL", "its first letters"));
        return List.of(new DemoTable("scripts", "Writing systems, living and dead.", columns, this::rows));
    }

    @Override
    public List<DemoView> views() {
        return List.of(new DemoView("characters_per_script", "How many characters each script has.", """
                SELECT scripts.id AS script_id, scripts.name, count(*) AS characters, scripts.sample
                FROM characters JOIN scripts ON scripts.id = characters.script_id
                GROUP BY scripts.id
                ORDER BY characters DESC
                """));
    }

    private Stream<List<Object>> rows() {
        return samples().entrySet().stream()
                .map(entry -> DemoTable.row(
                        key(entry.getKey()),
                        name(entry.getKey()),
                        entry.getValue().toString()));
    }

    private String name(UnicodeScript script) {
        String code = key(script);
        return code.length() == 4
                ? new Locale.Builder().setScript(code).build().getDisplayScript(Locale.ENGLISH)
                : ConstantNames.title(script.name());
    }

    /** The scripts that have characters, in the order of Unicode, and some letters of each. */
    private static Map<UnicodeScript, StringBuilder> samples() {
        Map<UnicodeScript, StringBuilder> samples = new EnumMap<>(UnicodeScript.class);
        CodePoints.assigned().forEach(codePoint -> {
            StringBuilder sample = samples.computeIfAbsent(UnicodeScript.of(codePoint), script -> new StringBuilder());
            if (Character.isLetter(codePoint) && sample.codePointCount(0, sample.length()) < SAMPLE_LENGTH) {
                sample.appendCodePoint(codePoint);
            }
        });
        return samples;
    }

    private static Optional<UnicodeScript> scriptOf(String code) {
        try {
            return Optional.of(UnicodeScript.forName(code));
        } catch (IllegalArgumentException unknownToThisJdk) {
            return Optional.empty();
        }
    }
}
