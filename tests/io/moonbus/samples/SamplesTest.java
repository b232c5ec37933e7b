package io.moonbus.samples;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.moonbus.server.MoonbusServer;
import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples in {@code www/} as a person meets them. */
class SamplesTest {

  private static final Path WWW = Path.of("www").toAbsolutePath();
  private static MoonbusServer server;
  private static String url;
  private Chromium chromium;

  @BeforeAll
  static void startServer(@TempDir Path data) throws Exception {
    Settings settings = new SettingsLoader()
        .set("HTTP.port", "auto").set("host", "127.0.0.1").set("www", WWW.toString()).set("data", data.toString())
        .load();
    server = MoonbusServer.start(settings).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    url = server.listeners().get(0).url();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @BeforeEach
  void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterEach
  void stopBrowser() {
    chromium.close();
  }

  @Test
  void theWelcomePageLeadsToEveryApplication() {
    Page page = chromium.open(url);

    assertThat(page.getByRole(AriaRole.HEADING)).containsText("Moonbus is running");
    for (String name : List.of("board", "chat", "rpc", "ticker")) {
      assertThat(page.locator("a.card strong").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$"))))
          .hasCount(1);
    }
    Chromium.picture(page, "welcome");
    page.getByText("chat", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("h1")).hasText("Chat");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void twoWindowsOfTheChatSeeEachOther() {
    Page ada = enter("Ada", "moon");
    Page bob = enter("Bob", "moon");

    assertThat(ada.locator("#people")).containsText("Bob");
    assertThat(bob.locator("#people")).containsText("Ada");
    say(ada, "Is anyone here?");
    assertThat(bob.locator("#lines")).containsText("Ada: Is anyone here?");
    say(bob, "<b>Yes</b> & \"how\" – été 😀");
    assertThat(ada.locator("#lines")).containsText("Bob: <b>Yes</b> & \"how\" – été 😀");
    Chromium.picture(ada, "chat-ada");
    Chromium.picture(bob, "chat-bob");
    bob.close();
    assertThat(ada.locator("#lines")).containsText("Bob has left");
    assertThat(ada.locator("#people")).not().containsText("Bob");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whatIsSaidInOneRoomIsNotHeardInAnother() {
    Page ada = enter("Ada", "north");
    Page bob = enter("Bob", "south");

    assertThat(ada.locator("#rooms")).containsText("south (1)");
    say(ada, "only for the north");
    assertThat(ada.locator("#lines")).containsText("only for the north");
    ada.locator("#rooms button", new Page.LocatorOptions().setHasText("south")).click();
    assertThat(bob.locator("#lines")).containsText("Ada has joined");
    assertThat(bob.locator("#lines")).not().containsText("only for the north");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void oneFunctionAnswersInFiveWays() {
    Page page = chromium.open(url + "rpc/");

    page.locator("#name").fill("Ada & <Bob>");
    page.getByText("Call all five").click();
    assertThat(page.locator(".way.done")).hasCount(5);
    List<String> answers = page.locator(".received").allTextContents();
    assertThat(answers.get(0)).startsWith("[\"Hello Ada & <Bob>! Hello Ada & <Bob>!\",{")
        .contains("\"by\":\"WebSocket\"", "\"times\":2");
    assertThat(answers.get(1)).contains("200 OK", "application/json", "\"by\":\"HTTP\"");
    assertThat(answers.get(2)).contains("200 OK", "application/json", "\"by\":\"HTTP\"");
    assertThat(answers.get(3)).contains("200 OK", "application/x-www-form-urlencoded", "Hello%20Ada");
    assertThat(answers.get(4)).contains("200 OK", "<methodResponse>", "Hello Ada &amp; &lt;Bob");
    Chromium.picture(page, "rpc");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void anErrorOfTheFunctionIsShownInEachOfTheFiveWays() {
    Page page = chromium.open(url + "rpc/");

    page.locator("#times").fill("99");
    page.getByText("Call all five").click();
    assertThat(page.locator(".way.failed")).hasCount(5);
    assertThat(page.locator(".received").allTextContents())
        .allSatisfy(text -> assertThat(text).contains("times must be between 1 and 10"));
    Chromium.picture(page, "rpc-error");
  }

  @Test
  void theTickerPlotsWhatTheServerPushes() {
    Page first = chromium.open(url + "ticker/");
    Page second = chromium.open(url + "ticker/");

    assertThat(first.locator("#ticks")).hasText(Pattern.compile("[5-9]|\\d\\d+"));
    assertThat(second.locator("#ticks")).hasText(Pattern.compile("[5-9]|\\d\\d+"));
    assertThat(first.locator("#clients")).hasText("2");
    assertThat(first.locator("#price")).hasText(Pattern.compile("\\d+\\.\\d\\d"));
    assertThat(first.locator("#plot").getAttribute("points").split(" ")).hasSizeGreaterThan(3);
    Chromium.picture(first, "ticker");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void whatIsSwitchedOnTheBoardIsSeenInAnotherWindow() {
    Page first = chromium.open(url + "board/");
    Page second = chromium.open(url + "board/");

    assertThat(second.locator("#percent")).hasText(Pattern.compile("\\d+ %"));
    first.locator("#lamp").click();
    assertThat(second.locator("#lamp")).hasAttribute("aria-checked", "true");
    first.locator("#valve").focus();
    first.keyboard().press("Enter");
    assertThat(second.locator("#valve")).hasAttribute("aria-checked", "true");
    assertThat(second.locator("#changes")).hasText("2");
    String before = second.locator("#percent").textContent();
    assertThat(second.locator("#percent")).not().hasText(before);
    Chromium.picture(second, "board");
    second.locator("#valve").click();
    assertThat(first.locator("#valve-is")).hasText("closed");
    assertThat(chromium.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"board", "chat", "rpc", "ticker"})
  void aSampleHasLessThan150LinesOfLuaAndJavaScript(String name) throws Exception {
    try (Stream<Path> files = Files.walk(WWW.resolve(name))) {
      long lines = 0;
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(lua|js)")).toList()) {
        lines += Files.readAllLines(file).size();
      }
      assertThat(lines).isPositive().isLessThan(150);
    }
  }

  private Page enter(String nick, String room) {
    Page page = chromium.open(url + "chat/");
    assertThat(page.locator("#state")).hasText("connected");
    page.locator("#nick").fill(nick);
    page.locator("#room").fill(room);
    page.getByText("Join", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#people")).containsText(nick);
    return page;
  }

  private static void say(Page page, String text) {
    page.locator("#text").fill(text);
    page.getByText("Send").click();
  }
}
