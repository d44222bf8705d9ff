package dev.pergola.itest.browser;

import static dev.pergola.itest.harness.Eventually.eventually;
import static dev.pergola.itest.harness.Eventually.eventuallyPresent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One headless browser with an empty profile, looking at one server. */
final class Browser implements AutoCloseable {

    private static final List<String> SWITCHES = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--hide-scrollbars");

    /** It warns that it knows no typed commands for this very version of Chromium; the tests use none. Kept for its level. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** The menu that is open: of a column, of the rows. */
    static final String MENU = "main > .dropdown-menu:not([hidden])";

    private final ChromeDriver driver;
    private final URI server;
    private final Path screenshots = Path.of(System.getProperty("pergola.itests.target", "target"), "screenshots");

    Browser(URI server) {
        this.server = server;
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Chromium.browser());
        options.addArguments(SWITCHES);
        options.addArguments("--user-data-dir=" + TemporaryFolders.create("browser"));
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.driver())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    /** Shows pages as a screen of this width would, in light or dark colours. */
    void look(Screen screen) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", screen.width(),
                        "height", screen.height(),
                        "deviceScaleFactor", 1,
                        "mobile", screen.isPhone()));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", screen.scheme()),
                                // A picture taken on the way from one colour to the next shows neither.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void open(String path) {
        driver.get(server + path);
    }

    String path() {
        return driver.getCurrentUrl().substring(server.toString().length());
    }

    String title() {
        return driver.getTitle();
    }

    String heading() {
        return text("h1");
    }

    String text(String selector) {
        return element(selector).getText();
    }

    List<String> texts(String selector) {
        return elements(selector).stream().map(WebElement::getText).toList();
    }

    /** The first that fits, as soon as there is one: scripts add to a page when it has arrived. */
    WebElement element(String selector) {
        eventually("the element " + selector, () -> has(selector));
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> elements(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    boolean has(String selector) {
        return !elements(selector).isEmpty();
    }

    boolean isShown(String selector) {
        return elements(selector).stream().anyMatch(WebElement::isDisplayed);
    }

    void follow(String linkText) {
        leaveBy(driver.findElement(By.linkText(linkText)));
    }

    /** Clicks what leads to another page, and waits until that is there. */
    void click(String selector) {
        leaveBy(element(selector));
    }

    /** A mark on the page that is left tells it from the next one, however long a busy machine takes for the way. */
    private void leaveBy(WebElement element) {
        driver.executeScript("window.pageToLeave = true");
        element.click();
        eventually("the next page", this::arrived);
    }

    private boolean arrived() {
        try {
            // Before the next page there may be an empty one for a moment.
            String left = "window.pageToLeave === undefined && location.protocol !== 'about:'";
            return (Boolean) evaluate(left + " && document.readyState === 'complete'");
        } catch (WebDriverException onTheWay) {
            return false; // a script cannot run between two pages
        }
    }

    /** Clicks what changes the page itself, and may be put in place of another one just now. */
    void press(String selector) {
        eventually("the element " + selector + " to press", () -> {
            try {
                element(selector).click();
                return true;
            } catch (StaleElementReferenceException replaced) {
                return false;
            }
        });
    }

    /** Chooses an entry of the menu that is open, or opens now. */
    void choose(String entry) {
        eventuallyPresent("the entry " + entry, () -> elements(MENU + " :is(a, button)").stream()
                        .filter(item -> item.getText().equals(entry))
                        .findFirst())
                .click();
    }

    void type(String selector, String text) {
        element(selector).clear();
        element(selector).sendKeys(text);
    }

    /** Keys pressed where the focus is. */
    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Moves the pointer over the first element that fits. */
    void hover(String selector) {
        new Actions(driver).moveToElement(element(selector)).perform();
    }

    /** Takes the first element that fits and lets it go on another one. */
    void drag(String selector, String target) {
        new Actions(driver)
                .clickAndHold(element(selector))
                .moveToElement(element(target))
                .moveByOffset(0, 1)
                .release()
                .perform();
    }

    /** Writes a statement into the editor in place of what stands there. */
    void writeSql(String sql) {
        editor().sendKeys(Keys.chord(Keys.CONTROL, "a"), sql);
    }

    /** What takes the keys in the editor of SQL, which has a tree of its own. */
    WebElement editor() {
        return element("sql-editor").getShadowRoot().findElement(By.cssSelector(".cm-content"));
    }

    /** The statement that the form would send. */
    String sql() {
        return String.valueOf(element("textarea[name='sql']").getDomProperty("value"));
    }

    /** What a script of the page sees. */
    Object evaluate(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** Runs a script in every page that is opened from now on, before those of the page; the page's policy does not hold for it. */
    void runInEveryPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Nothing is taken from the cache the next time. */
    void forgetWhatWasLoaded() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** What a function of the page answers that ends by calling its last argument. */
    Object await(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Runs a script in the page. */
    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Presses the Tab key so many times. */
    void pressTab(int times) {
        new Actions(driver).sendKeys(Keys.TAB.toString().repeat(times)).perform();
    }

    /** Presses a key where the focus is. */
    void key(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Keeps a picture of the page. */
    void picture(String name) {
        try {
            Files.createDirectories(screenshots);
            Files.write(screenshots.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Fails where the browser has complained, or asked another host, since this was last called. */
    void assertQuiet() {
        List<String> complaints = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            complaints.add(entry.getLevel() + " " + entry.getMessage());
        }
        assertEquals(List.of(), complaints, "messages in the console");
        assertEquals(List.of(), foreignRequests(), "requests to other hosts");
    }

    /** Takes note of what was said in the console so far, where a page is meant to fail. */
    List<String> takeComplaints() {
        List<String> complaints = new ArrayList<>();
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> complaints.add(entry.getMessage()));
        return complaints;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private List<String> foreignRequests() {
        List<String> foreign = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = Json.read(entry.getMessage()).path("message");
            String url = message.at("/params/request/url").asText();
            if (message.path("method").asText().equals("Network.requestWillBeSent")
                    && url.matches("(https?|wss?)://.*")
                    && !url.startsWith(server + "/")) {
                foreign.add(url);
            }
        }
        return foreign;
    }
}
