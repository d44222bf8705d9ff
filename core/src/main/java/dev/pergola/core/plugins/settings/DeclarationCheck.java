package dev.pergola.core.plugins.settings;

import dev.pergola.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the blocks of one declaration against it. Used once. A block may belong to several declarations, such as those of
 * two components; then it may hold the settings of all of them.
 */
final class DeclarationCheck {

    private final SettingsDeclaration declaration;
    private final List<SettingsDeclaration> all;
    private final Map<String, WrittenBlock> blocks;
    private final Map<String, Map<String, Object>> values = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();

    /**
     * Checks at once.
     *
     * @param declaration what is allowed
     * @param all all declarations of the plugin
     * @param blocks all blocks that are written, by name; those of other declarations are left alone
     */
    DeclarationCheck(SettingsDeclaration declaration, List<SettingsDeclaration> all, Map<String, WrittenBlock> blocks) {
        this.declaration = declaration;
        this.all = all;
        this.blocks = blocks;
        declaration.blocks().forEach(name -> Optional.ofNullable(blocks.get(name))
                .ifPresent(block -> values.put(name, checkBlock(name, block))));
        declaration.settings().values().stream()
                .filter(setting -> setting.required() && !isGiven(setting.key()))
                .forEach(setting -> refusals.add(missing(setting)));
    }

    /** The values for components by block and key, as far as nothing is wrong with them. */
    Map<String, Map<String, Object>> values() {
        return values;
    }

    /** Everything that is wrong, each a sentence with its key before it. */
    List<String> refusals() {
        return refusals;
    }

    private Map<String, Object> checkBlock(String name, WrittenBlock block) {
        block.trouble().ifPresent(trouble -> refusals.add("plugins." + name + ": " + trouble));
        Map<String, Object> checked = new LinkedHashMap<>();
        block.settings().forEach((key, written) -> {
            Optional<DeclaredSetting> declared =
                    Optional.ofNullable(declaration.settings().get(key));
            List<String> known = known(name);
            if (!known.contains(key)) {
                refusals.add(place(name, key) + unknown(key, known));
            } else if (declared.isPresent()) {
                SettingCheck check = new SettingCheck(declared.get(), written);
                check.value().ifPresent(value -> checked.put(key, value));
                check.refusals().forEach(refusal -> refusals.add(place(name, key) + refusal));
            }
        });
        return checked;
    }

    private List<String> known(String block) {
        return all.stream()
                .filter(candidate -> candidate.blocks().contains(block))
                .flatMap(candidate -> candidate.settings().keySet().stream())
                .distinct()
                .toList();
    }

    private static String unknown(String key, List<String> known) {
        String others = known.isEmpty() ? "There are none at all." : "There are " + String.join(", ", known) + ".";
        return "There is no setting of this name. "
                + Suggestions.sentence(key, known).orElse(others);
    }

    /** What is written wrong is told already; it is not missing as well. */
    private boolean isGiven(String key) {
        return declaration.blocks().stream()
                .flatMap(name -> Optional.ofNullable(blocks.get(name)).stream())
                .flatMap(block -> Optional.ofNullable(block.settings().get(key)).stream())
                .anyMatch(setting -> !setting.isAbsent() || setting.trouble().isPresent());
    }

    private String missing(DeclaredSetting setting) {
        String block = declaration.blocks().get(declaration.blocks().size() - 1);
        String unset = Optional.ofNullable(blocks.get(block))
                .flatMap(written -> Optional.ofNullable(written.settings().get(setting.key())))
                .flatMap(WrittenSetting::secretSource)
                .map(source -> " The " + source + " is not set.")
                .orElse("");
        return place(block, setting.key()) + "This setting is missing, and it has no default." + unset;
    }

    private static String place(String block, String key) {
        return "plugins." + block + "." + key + ": ";
    }
}
