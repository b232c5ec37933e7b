package io.moonbus.server;

import io.moonbus.admin.deploy.DeploymentException;
import io.moonbus.admin.deploy.EntryNames;
import io.moonbus.admin.deploy.PackageLimits;
import io.moonbus.admin.deploy.Kind;
import io.moonbus.admin.deploy.Source;
import io.moonbus.server.AdminClient.Answer;
import io.moonbus.server.AdminClient.UnreachableException;
import io.moonbus.server.settings.Catalog;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The commands that talk to a running node: deploy, undeploy, apps, nodes. */
final class Remote {

  private static final String ALL = "all";

  private interface Work {
    int run(AdminClient client) throws UnreachableException, IOException;
  }

  private final Invocation invocation;
  private final PrintStream out;
  private final PrintStream err;

  private Remote(Invocation invocation) {
    this.invocation = invocation;
    this.out = invocation.terminal().out();
    this.err = invocation.terminal().err();
  }

  static int deploy(Invocation invocation) {
    Remote remote = new Remote(invocation);
    return remote.attempt(remote::deploy);
  }

  static int undeploy(Invocation invocation) {
    Remote remote = new Remote(invocation);
    return remote.attempt(remote::undeploy);
  }

  static int applications(Invocation invocation) {
    Remote remote = new Remote(invocation);
    return remote.attempt(remote::applications);
  }

  static int nodes(Invocation invocation) {
    Remote remote = new Remote(invocation);
    return remote.attempt(remote::nodes);
  }

  private int attempt(Work work) {
    try {
      return work.run(AdminClient.of(invocation.settings()));
    } catch (UnreachableException e) {
      err.println("moonbus: " + e.getMessage());
      return ExitStatus.UNAVAILABLE;
    } catch (DeploymentException e) {
      err.println("moonbus: " + e.getMessage());
      return ExitStatus.FAILED;
    } catch (IOException e) {
      err.println("moonbus: " + e);
      return ExitStatus.FAILED;
    }
  }

  private int deploy(AdminClient client) throws UnreachableException, IOException {
    Path path = invocation.terminal().workingDirectory().resolve(invocation.operands().get(0)).normalize();
    String name = EntryNames.application(invocation.operands().size() > 1 ? invocation.operands().get(1) : nameOf(path));
    PackageLimits limits = new PackageLimits(invocation.settings().get(Catalog.ADMIN_MAX_PACKAGE),
        invocation.settings().get(Catalog.ADMIN_MAX_FILES));
    try (Source source = Source.of(path, limits)) {
      return report(client.put("/applications/" + name + "?kind=" + source.kind().text() + "&nodes=" + nodesParameter(""),
          source.file()));
    }
  }

  /** A folder below {@code www/} has the name that it has there, another one its own. */
  private String nameOf(Path path) {
    Path www = invocation.settings().path(Catalog.WWW).orElse(path).toAbsolutePath().normalize();
    if (path.startsWith(www) && !path.equals(www)) {
      return www.relativize(path).toString();
    }
    String last = path.getFileName().toString();
    return last.endsWith(".jar") ? last.substring(0, last.length() - ".jar".length()).replaceAll("[^A-Za-z0-9_-]", "-") : last;
  }

  private int undeploy(AdminClient client) throws UnreachableException {
    String name = EntryNames.application(invocation.operands().get(0));
    return report(client.delete("/applications/" + name + "?previous=" + invocation.line().has(Option.PREVIOUS) + "&nodes="
        + nodesParameter("")));
  }

  private String nodesParameter(String absent) {
    if (invocation.line().has(Option.ALL_NODES)) {
      return ALL;
    }
    return URLEncoder.encode(invocation.line().value(Option.NODE).orElse(absent), StandardCharsets.UTF_8);
  }

  private int report(Answer answer) {
    JsonObject json = answer.json();
    for (JsonObject node : objects(json.getJsonArray("nodes", new JsonArray()))) {
      String version = node.getString("version");
      (answer.isGood() ? out : err).println(node.getString("name") + ": " + node.getString("state") + ", "
          + (version == null ? "version not known" : version.isEmpty() ? "not there" : "version " + version));
    }
    if (answer.isGood()) {
      return ExitStatus.OK;
    }
    List<Object> problems = json.getJsonArray("problems", new JsonArray()).getList();
    problems.forEach(err::println);
    err.println("moonbus: " + json.getString("error"));
    return ExitStatus.FAILED;
  }

  private int nodes(AdminClient client) throws UnreachableException {
    Answer answer = client.get("/nodes?nodes=" + nodesParameter(ALL));
    if (!answer.isGood()) {
      return report(answer);
    }
    Columns columns = new Columns("NODE", "ID", "CLUSTER", "CLIENTS AT", "MOONBUS", "STATE");
    boolean whole = true;
    for (JsonObject node : objects(answer.json().getJsonArray("nodes"))) {
      String error = node.getString("error");
      whole &= error == null;
      columns.row(node.getString("name") + (node.getBoolean("self") ? " *" : ""), node.getString("id"),
          node.getString("address").endsWith(":0") ? "-" : node.getString("address"), dash(node.getString("http")),
          dash(node.getString("version")), error != null ? error : node.getBoolean("ready", true) ? "ready" : "not ready");
    }
    columns.print(out);
    return whole ? ExitStatus.OK : ExitStatus.FAILED;
  }

  /** A row for each application, a column for each node. */
  private int applications(AdminClient client) throws UnreachableException {
    Answer answer = client.get("/nodes?nodes=" + nodesParameter(ALL));
    if (!answer.isGood()) {
      return report(answer);
    }
    List<JsonObject> nodes = objects(answer.json().getJsonArray("nodes"));
    Set<String> names = new TreeSet<>();
    List<Map<String, JsonObject>> found = new ArrayList<>();
    for (JsonObject node : nodes) {
      Map<String, JsonObject> byName = new TreeMap<>();
      objects(node.getJsonArray("applications", new JsonArray())).forEach(one -> byName.put(one.getString("name"), one));
      names.addAll(byName.keySet());
      found.add(byName);
    }
    Columns columns = new Columns(heads(nodes));
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name));
      found.forEach(byName -> row.add(cell(byName.get(name))));
      columns.row(row.toArray(new String[0]));
    }
    columns.print(out);
    return ExitStatus.OK;
  }

  private static String[] heads(List<JsonObject> nodes) {
    List<String> heads = new ArrayList<>(List.of("APPLICATION"));
    nodes.forEach(node -> heads.add(node.getString("name") + (node.getString("error") == null ? ""
        : " (" + node.getString("error") + ")")));
    return heads.toArray(new String[0]);
  }

  private static String cell(JsonObject application) {
    if (application == null) {
      return "-";
    }
    String version = application.getString("version");
    String kind = application.getString("kind").equals(Kind.JAR.text()) ? " jar" : "";
    String previous = application.getString("previous");
    return dash(version) + kind + " " + application.getString("state") + (previous.isEmpty() ? "" : ", before: " + previous);
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
