package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.Attributes;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.permission.PermissionAction;
import dev.pergola.api.hook.permission.PermissionAction.Target;
import dev.pergola.api.hook.permission.PermissionActions;
import dev.pergola.api.hook.permission.PermissionRules;
import dev.pergola.api.hook.permission.PermissionStatement;
import dev.pergola.api.http.Request;
import dev.pergola.core.access.PermissionHooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules and actions of plugins count like those of the core, and whatever fails in them lets nobody in. */
class PermissionHooksTest {

    @RegisterExtension
    final AskedSite site =
            new AskedSite("""
            permissions: {permissions-debug: {id: boss}}
            databases: {data: {tables: {open: {allow: true}}}}
            """, "create table open(v)", "create table closed(v)", "create table other(v)");

    private void rules(PermissionRules rules) {
        site.plug(PermissionHooks.RULES, rules, Map.of());
    }

    private void about(String about, PermissionStatement... statements) {
        rules((actor, action) -> action.equals(about) ? List.of(statements) : List.of());
    }

    private static PermissionStatement.Rules sql(String sql) {
        return new PermissionStatement.Rules(sql, Attributes.none());
    }

    private int status(String path, String id) {
        return site.ask(id.isEmpty() ? Request.get(path) : site.as(id, Request.get(path)))
                .status();
    }

    @Test
    void rulesOfAPluginAreFoundBySqlAboutTheTablesThatThereAre() {
        site.server().reload();
        about("view-table", new PermissionStatement.Rules("""
                        select database_name as parent, table_name as child,
                               table_name <> :hidden or :actor_id = 'ada' as allow, 'not yet' as reason
                        from catalog_tables where :action = 'view-table' and :filter_parent is null""", Attributes.of("hidden", "closed")));
        assertEquals(403, status("/data/closed.json", ""));
        assertEquals(403, status("/data/closed.json", "bob"));
        assertEquals(200, status("/data/closed.json", "ada"));
        assertEquals(200, status("/data/other.json", ""));
    }

    @Test
    void allThatIsKnownOfTheActorIsThereAsJson() {
        about(
                "view-table",
                sql("select null as parent, null as child, "
                        + "coalesce(json_extract(:actor, '$.id') = 'ada', 0) as allow, 'by name' as reason"));
        assertEquals(403, status("/data/other.json", "bob"));
        assertEquals(403, status("/data/other.json", ""));
    }

    @Test
    void aDenialOfAPluginBeatsWhatEverybodyMay() {
        about("view-table", PermissionStatement.deny("closed on Sundays"));
        assertEquals(403, status("/data/other.json", ""));
        assertEquals(200, status("/data/open.json", ""), "a narrower rule counts more");
    }

    @Test
    void anAllowlistHoldsWhateverRulesSay() {
        about(
                "view-table",
                new PermissionStatement.Allowlist("select 'data' as parent, 'other' as child", Attributes.none()));
        assertEquals(200, status("/data/other.json", ""));
        assertEquals(403, status("/data/open.json", ""));
    }

    @Test
    void theTrueSourceOfARuleIsNamed() throws Exception {
        about("view-table", PermissionStatement.deny("closed on Sundays"));
        String rules = site.read("/-/rules.json?action=view-table", "boss");
        assertTrue(rules.replace(" ", "").contains("\"source_plugin\":\"plugin\""), rules);
        String check = site.read("/-/check.json?action=view-table&parent=data&child=other", "boss");
        assertTrue(check.contains("closed on Sundays") && check.contains("\"plugin\""), check);
    }

    @Test
    void rulesAreAskedForOnceWhateverIsListed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        rules((actor, action) -> {
            if (action.equals("view-table")) {
                asked.incrementAndGet();
            }
            return List.of();
        });
        assertEquals(200, status("/data.json", ""));
        assertEquals(1, asked.get());
    }

    @Test
    void pagesAreNotRepeatedWhileRulesMayChange() {
        AtomicInteger asked = new AtomicInteger();
        rules((actor, action) -> {
            asked.incrementAndGet();
            return List.of();
        });
        status("/data/other.json", "");
        int before = asked.get();
        status("/data/other.json", "");
        assertTrue(asked.get() > before);
    }

    @Test
    void rulesThatPromiseToBeTheSameLetPagesBeRepeated() {
        AtomicInteger asked = new AtomicInteger();
        site.plug(
                PermissionHooks.RULES,
                (PermissionRules) (actor, action) -> {
                    asked.incrementAndGet();
                    return List.of();
                },
                Map.of(PermissionRules.REPEATABLE, "true"));
        status("/data/other.json", "");
        int before = asked.get();
        status("/data/other.json", "");
        assertEquals(before, asked.get());
    }

    @SuppressWarnings("NullAway") // what a plugin may do all the same
    static Stream<PermissionRules> broken() {
        return Stream.of(
                (actor, action) -> {
                    throw new IllegalStateException("broken");
                },
                (actor, action) -> {
                    throw new ServerException(ErrorCode.NOT_FOUND, "Nothing here.");
                },
                (actor, action) -> {
                    throw new NoClassDefFoundError("gone");
                },
                (actor, action) -> null,
                (actor, action) -> List.of(sql("this is no sql")),
                (actor, action) -> List.of(sql("select 1 as parent")),
                (actor, action) -> List.of(sql("select null as parent, null as child, 2 as allow, '' as reason")),
                (actor, action) -> List.of(sql("select null as parent, 'x' as child, 1 as allow, '' as reason")),
                (actor, action) -> List.of(sql("select x'00' as parent, null as child, 1 as allow, '' as reason")),
                (actor, action) -> List.of(sql("delete from queries")),
                (actor, action) -> List.of(sql("with recursive endless(n) as (select 1 union all select n from endless)"
                        + " select n as parent, null as child, 1 as allow, '' as reason from endless where n > 1")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void rulesThatFailDenyEverythingEvenWhatSomethingNarrowerAllows(PermissionRules broken) {
        rules(broken);
        assertEquals(403, status("/data/other.json", ""));
        assertEquals(403, status("/data/open.json", "ada"));
    }

    @Test
    void whyEverythingIsDeniedIsSaid() throws Exception {
        rules((actor, action) -> {
            if (action.equals("view-table")) {
                throw new IllegalStateException("the list of members is missing");
            }
            return List.of();
        });
        String check = site.read("/-/check.json?action=view-table&parent=data&child=open", "boss");
        assertTrue(check.contains("the list of members is missing"), check);
        assertTrue(check.contains("whose rules could not be found out"), check);
    }

    @Test
    void actionsOfAPluginAreShownAndDecidedLikeOthers() throws Exception {
        site.plug(
                PermissionHooks.ACTIONS,
                (PermissionActions) () -> List.of(
                        new PermissionAction(
                                "water-plant",
                                Optional.of("wp"),
                                "Give a plant water",
                                Target.TABLE,
                                false,
                                Optional.of("view-table")),
                        PermissionAction.denied("open-shed", "Open the shed", Target.SERVER)),
                Map.of());
        String actions = site.read("/-/actions.json", "boss");
        assertTrue(actions.contains("water-plant") && actions.contains("open-shed"), actions);
        String check = site.read("/-/check.json?action=water-plant&parent=data&child=open", "boss");
        assertTrue(check.replace(" ", "").contains("\"allowed\":false"), check);
        about("water-plant", PermissionStatement.allow("gardeners"));
        check = site.read("/-/check.json?action=water-plant&parent=data&child=open", "boss");
        assertTrue(check.replace(" ", "").contains("\"allowed\":true"), check);
    }

    @Test
    void nobodyTakesTheNameOfAnActionOfTheCore() throws Exception {
        site.plug(
                PermissionHooks.ACTIONS,
                (PermissionActions) () -> List.of(new PermissionAction(
                        "drop-table", Optional.empty(), "Something else", Target.TABLE, true, Optional.empty())),
                Map.of("service.ranking", 1000));
        assertFalse(site.read("/-/actions.json", "boss").contains("Something else"));
        assertTrue(site.read("/-/plugins.json?all=1", "boss").contains("Two actions have the name"));
    }
}
