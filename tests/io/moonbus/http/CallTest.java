package io.moonbus.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.ApplicationLink;
import io.moonbus.event.ClientEvent;
import io.moonbus.event.ClientMessage;
import io.moonbus.event.ClientMessage.Kind;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What applications answer, and what becomes of it on the wire. */
class CallTest {

  @TempDir
  static Path www;
  private static Site site;

  @BeforeAll
  static void start() {
    site = Site.of(www, CallTest::answer).file("page.html", "A<% a %>B").file("page.js", "<% a %>").file("x.txt", "x")
        .file("chat/readme.txt", "r").start();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static void answer(ClientEvent event, ApplicationLink link) {
    if (event instanceof ClientEvent.Connect connect) {
      connect(connect, link);
    } else if (event instanceof ClientEvent.Call call) {
      call(call, link);
    } else if (event instanceof ClientEvent.Read read) {
      read(read, link);
    }
  }

  private static void connect(ClientEvent.Connect connect, ApplicationLink link) {
    String id = connect.clientId();
    switch (connect.info().query()) {
      case "reject" -> link.send(new ClientMessage.Rejected(id, new Failure(500, "you are not Tom!")));
      case "index=page.html" -> link.send(new ClientMessage.Accepted(id, Map.of("index", "../page.html")));
      case "false" -> link.send(new ClientMessage.Accepted(id, Map.of("index", false)));
      case "function" -> link.send(new ClientMessage.Accepted(id, Map.of("index", "hello")));
      case "close" -> link.send(new ClientMessage.Close(id, 0, null));
      default -> link.send(new ClientMessage.Accepted(id, Map.of()));
    }
  }

  private static Payload encoded(Format format, String text) {
    return Payload.encoded(format, Buffer.buffer(text), 1);
  }

  private static void call(ClientEvent.Call call, ApplicationLink link) {
    String id = call.clientId();
    String body = call.arguments().data() == null ? "" : call.arguments().data().toString();
    ClientMessage nothing = new ClientMessage.Result(id, call.callId(), Payload.NONE);
    if ("hello".equals(call.method())) {
      link.send(new ClientMessage.Result(id, call.callId(), encoded(Format.JSON, "[\"called\"]")));
    } else if (body.contains("nothing")) {
      link.send(nothing);
    } else if (body.contains("fail")) {
      int code = body.contains("404") ? 404 : body.contains("5") ? 5 : 500;
      link.send(new ClientMessage.Failed(id, call.callId(), new Failure(code, "<b> & \"q\"", "fail")));
    } else if (body.contains("write")) {
      write(call, body, link);
      link.send(nothing);
    } else if (body.contains("cookie")) {
      link.send(new ClientMessage.Cookie(id, "a=1; Path=/"));
      link.send(new ClientMessage.Cookie(id, "b=2"));
      link.send(nothing);
    } else if (body.contains("close503")) {
      link.send(new ClientMessage.Close(id, 503, "busy"));
    } else if (body.contains("java")) {
      link.send(new ClientMessage.Result(id, call.callId(), Payload.of("text", 1, true)));
    } else {
      link.send(new ClientMessage.Result(id, call.callId(), Payload.encoded(call.replyFormat(), call.arguments().data())));
    }
  }

  private static void write(ClientEvent.Call call, String body, ApplicationLink link) {
    String id = call.clientId();
    if (body.contains("Raw")) {
      link.send(new ClientMessage.Push(id, Kind.RAW, null, encoded(Format.RAW, "raw1")));
    } else if (body.contains("Invocation")) {
      String values = call.replyFormat() == Format.XMLRPC
          ? "<methodResponse><params><param/></params></methodResponse>" : "[1]";
      link.send(new ClientMessage.Push(id, Kind.INVOCATION, "f", encoded(call.replyFormat(), values)));
    }
    link.send(new ClientMessage.Push(id, Kind.MESSAGE, null, encoded(Format.JSON, "[\"m\"]")));
  }

  private static void read(ClientEvent.Read read, ApplicationLink link) {
    String id = read.clientId();
    String file = read.file();
    Map<String, String> tags = file.startsWith("page") ? Map.of("a", "<1>") : null;
    switch (file) {
      case "nil" -> link.send(new ClientMessage.FileReply(id, read.callId(), null, null));
      case "written" -> {
        link.send(new ClientMessage.Push(id, Kind.RAW, null, encoded(Format.RAW, "instead")));
        link.send(new ClientMessage.FileReply(id, read.callId(), null, null));
      }
      case "both" -> {
        link.send(new ClientMessage.Push(id, Kind.RAW, null, encoded(Format.RAW, "instead")));
        link.send(new ClientMessage.FileReply(id, read.callId(), "x.txt", null));
      }
      case "error" -> link.send(new ClientMessage.Failed(id, read.callId(), new Failure(500, "main.lua:1: <oops>")));
      case "method" -> link.send(new ClientMessage.Failed(id, read.callId(), new Failure(500, "oops", "method")));
      case "up" -> link.send(new ClientMessage.FileReply(id, read.callId(), "../../x.txt", null));
      case "dots" -> link.send(new ClientMessage.FileReply(id, read.callId(), "..", null));
      default -> link.send(new ClientMessage.FileReply(id, read.callId(), file, tags));
    }
  }

  @ParameterizedTest
  @CsvSource({"application/json, JSON", "APPLICATION/JSON, JSON", "text/json; charset=utf-8, JSON",
      "application/problem+json, JSON", "application/json-rpc, JSON", "text/xml, XMLRPC", "application/xml, XMLRPC", "application/soap+xml; charset=utf-8, RAW",
      "application/x-www-form-urlencoded; charset=utf-8, QUERY", "text/plain, RAW", "video/mp4, RAW", "nonsense, RAW",
      "application/xhtml, RAW"})
  void aBodyIsOfTheNotationOfItsMediaTypeAndSoIsTheAnswer(String type, Format format) {
    Wire.Response response = site.post("/", type, "<methodCall/>");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo(type);
    assertThat(response.body()).isEqualTo("<methodCall/>");
    ClientEvent.Call call = (ClientEvent.Call) last(ClientEvent.Call.class);
    assertThat(call.arguments().format()).isEqualTo(format);
    assertThat(call.replyFormat()).isEqualTo(format);
    assertThat(call.method()).isNull();
  }

  private static ClientEvent last(Class<?> type) {
    return site.events.stream().filter(type::isInstance).reduce((a, b) -> b).orElseThrow();
  }

  @Test
  void aBodyWithoutTypeIsRawAndAnsweredInJson() {
    assertThat(site.post("/", null, "hello text").header("Content-Type")).isEqualTo("application/json");
    ClientEvent.Call call = (ClientEvent.Call) last(ClientEvent.Call.class);
    assertThat(call.arguments().format()).isEqualTo(Format.RAW);
    assertThat(call.replyFormat()).isEqualTo(Format.JSON);
  }

  @Test
  void xmlThatIsNoXmlRpcIsTextAndAnsweredInXmlRpc() {
    site.post("/", "text/xml", "<soap:Envelope/>");
    ClientEvent.Call call = (ClientEvent.Call) last(ClientEvent.Call.class);
    assertThat(call.arguments().format()).isEqualTo(Format.RAW);
    assertThat(call.replyFormat()).isEqualTo(Format.XMLRPC);
  }

  @Test
  void aChunkedBodyIsCollected() {
    try (Wire wire = site.connect()) {
      wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
      assertThat(wire.read().body()).isEqualTo("abcde");
    }
  }

  @Test
  void anExpectationOf100IsMet() {
    try (Wire wire = site.connect()) {
      wire.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(new String(wire.read(25))).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(wire.send("ab").read().body()).isEqualTo("ab");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"application/json|[]", "application/x-www-form-urlencoded|''", "text/plain|''",
      "text/xml|<?xml version=\"1.0\"?><methodResponse><params></params></methodResponse>"})
  void noResultIsAnsweredWith200(String type, String body) {
    Wire.Response response = site.post("/", type, "nothing");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void javaValuesAreEncodedForTheCaller() {
    assertThat(site.post("/", "application/json", "java").body()).isEqualTo("[\"text\",1,true]");
  }

  @Test
  void aFailureIsAJsonObjectForJsonCallers() {
    Wire.Response response = site.post("/", "application/json", "fail404");
    assertThat(response.status()).isEqualTo(404);
    JsonObject error = new JsonObject(response.body()).getJsonObject("error");
    assertThat(error.getInteger("code")).isEqualTo(404);
    assertThat(error.getString("message")).isEqualTo("<b> & \"q\"");
  }

  @Test
  void aCodeOfItsOwnIsPassedOnWithStatus500() {
    Wire.Response response = site.post("/", "application/json", "fail5");
    assertThat(response.status()).isEqualTo(500);
    assertThat(new JsonObject(response.body()).getJsonObject("error").getInteger("code")).isEqualTo(5);
  }

  @Test
  void aFailureIsAFaultForXmlCallers() {
    Wire.Response response = site.post("/", "text/xml", "fail404");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("text/xml");
    assertThat(response.body()).contains("<fault>", "<int>404</int>", "&lt;b&gt; &amp; \"q\"");
  }

  @Test
  void aFailureIsTextForOtherCallersAndAPageForBrowsers() {
    Wire.Response text = site.post("/", "text/plain", "fail");
    assertThat(text.status()).isEqualTo(500);
    assertThat(text.header("Content-Type")).startsWith("text/plain");
    assertThat(text.body()).isEqualTo("<b> & \"q\"");
    Wire.Response page = site.get("/error", "Accept: text/html");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("main.lua:1: &lt;oops&gt;").doesNotContain("<oops>");
  }

  @Test
  void aGetCallThatFailsIsAnsweredInJson() {
    Wire.Response response = site.get("/method");
    assertThat(response.status()).isEqualTo(500);
    assertThat(new JsonObject(response.body()).getJsonObject("error").getString("message")).isEqualTo("oops");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"application/json|writeRaw|raw1|text/plain", "application/json|write|[\"m\"]|application/json",
      "application/json|writeInvocation|[\"f\",1]|application/json",
      "text/xml|writeInvocation|<methodResponse><params><param><value><string>f</string></value></param><param/></params></methodResponse>|text/xml",
      "text/plain|writeInvocation|f[1]|text/plain"})
  void theFirstMessageWrittenIsTheAnswerOfACallWithoutResult(String type, String call, String body, String answerType) {
    Wire.Response response = site.post("/", type, call);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.header("Content-Type")).isEqualTo(answerType);
  }

  @Test
  void whatACallWroteIsNotLeftForTheNextOne() {
    try (Wire wire = site.connect()) {
      assertThat(wire.send(Site.postText("/", "application/json", "writeRaw")).read().body()).isEqualTo("raw1");
      assertThat(wire.send(Site.postText("/", "application/json", "nothing")).read().body()).isEqualTo("[]");
    }
  }

  @Test
  void cookiesAreSetOnce() {
    try (Wire wire = site.connect()) {
      assertThat(wire.send(Site.postText("/", "application/json", "cookie")).read().header("Set-Cookie"))
          .isEqualTo("a=1; Path=/\nb=2");
      assertThat(wire.send(Site.postText("/", "application/json", "nothing")).read().header("Set-Cookie")).isNull();
    }
  }

  @Test
  void aRejectedClientGetsTheReason() {
    Wire.Response response = site.post("/?reject", "application/json", "[]");
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body()).contains("you are not Tom!");
    assertThat(site.get("/x.txt?reject").body()).isEqualTo("you are not Tom!");
  }

  @Test
  void theConnectionOfARejectedClientCanBeUsed() {
    try (Wire wire = site.connect()) {
      assertThat(wire.send(Site.postText("/?reject", "application/json", "[]")).read().status()).isEqualTo(500);
      assertThat(wire.send(Site.postText("/?reject", "application/json", "[]")).read().status()).isEqualTo(500);
      assertThat(wire.send(Site.postText("/", "application/json", "nothing")).read().status()).isEqualTo(200);
    }
  }

  @Test
  void aScriptClosesTheConnectionWithAStatus() {
    try (Wire wire = site.connect()) {
      assertThat(wire.send(Site.postText("/", "application/json", "close503")).read().status()).isEqualTo(503);
      assertThat(wire.readToEnd()).isEmpty();
    }
  }

  @Test
  void aScriptClosesTheConnectionWithoutAnAnswer() {
    assertThat(site.post("/?close", "application/json", "close")).isNull();
  }

  @Test
  void aPostReachesTheApplicationWithoutItsSlash() {
    site.post("/chat", "application/json", "nothing");
    assertThat(((ClientEvent.Connect) last(ClientEvent.Connect.class)).info().path()).isEqualTo("/chat");
    site.post("/chat/method", "application/json", "nothing");
    assertThat(((ClientEvent.Connect) last(ClientEvent.Connect.class)).info().path()).isEqualTo("/chat");
    site.post("/other", "application/json", "nothing");
    assertThat(((ClientEvent.Connect) last(ClientEvent.Connect.class)).info().path()).isEmpty();
  }

  @Test
  void aFileIsFilledWithTagsOnlyIfItIsText() {
    assertThat(site.get("/page.html").body()).isEqualTo("A<1>B");
    assertThat(site.get("/page.html").header("ETag")).isNull();
    assertThat(site.get("/page.js").body()).isEqualTo("<% a %>");
  }

  @Test
  void whatAScriptWroteReplacesTheFileItRefused() {
    assertThat(site.get("/written").body()).isEqualTo("instead");
    assertThat(site.get("/nil").status()).isEqualTo(403);
    assertThat(site.get("/both").body()).isEqualTo("x");
  }

  @Test
  void onlyTheNameOfARedirectionCounts() {
    assertThat(site.get("/chat/up").status()).isEqualTo(404);
    assertThat(site.get("/up").body()).isEqualTo("x");
    assertThat(site.get("/chat/dots").status()).isEqualTo(404);
  }

  @Test
  void theIndexIsWhatTheApplicationSays() {
    assertThat(site.get("/").body()).contains("Index of /", "x.txt", "chat/");
    assertThat(site.get("/?false").status()).isEqualTo(403);
    assertThat(site.get("/?function").body()).isEqualTo("[\"called\"]");
    assertThat(site.get("/?index=page.html").body()).isEqualTo("AB");
  }
}
