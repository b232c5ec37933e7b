package io.moonbus.lua.api.declaration;

import io.moonbus.lua.api.declaration.ApiMember.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the declaration as the reference page. */
final class ReferencePage {

  private static final String HEADER = """
      # Script API

      What a Lua application on Moonbus can use. It is the API of MonaServer: *Differs* marks what works in another way \
      than it did there, *Added* what it did not have. Types are written as in the annotations of the Lua language \
      server: `string?` may be nil, `string...` is any number of strings. Functions of objects are called with a colon.

      An application is a folder of `www` with a `main.lua`. This one, `www/hello/main.lua`, answers \
      `http://localhost:8080/hello/greet?name=Tom` with `["Hello Tom"]`, and tells all who are connected by WebSocket:

      ```lua
      function onConnection(client)
        function client:greet(query)
          for id, other in pairs(clients) do
            if other.protocol == "WebSocket" then
              other.writer:writeInvocation("greeted", query.name)
            end
          end
          return "Hello " .. query.name
        end
      end
      ```

      This page is written by `io.moonbus.lua.api.declaration.ApiFiles`; `conf/lua/library/moonbus.lua` has the same \
      for editors.
      """;

  private final StringBuilder text = new StringBuilder(HEADER);

  private ReferencePage() {
  }

  /** The text of the page. */
  static String text() {
    ReferencePage page = new ReferencePage();
    List<ApiObject> objects = Stream.concat(ScriptApi.GLOBAL.stream(), ScriptApi.TYPES.stream()).toList();
    page.text.append('\n');
    objects.forEach(object -> page.line("- [" + object.name() + "](#" + object.name().toLowerCase(Locale.ROOT) + ")"));
    objects.forEach(page::object);
    return page.text.toString();
  }

  private void object(ApiObject object) {
    text.append("\n## ").append(object.name()).append("\n\n").append(object.doc()).append('\n');
    fields(object.members(Kind.FIELD));
    functions("Functions", object.members(Kind.FUNCTION, Kind.METHOD), "");
    functions("Events", object.members(Kind.EVENT), "");
    functions("Operators", object.members(Kind.OPERATOR), "operator ");
  }

  private void fields(List<ApiMember> fields) {
    if (fields.isEmpty()) {
      return;
    }
    text.append("\n| field | type | |\n|---|---|---|\n");
    for (ApiMember field : fields) {
      line("| `" + field.name() + "` | `" + field.type().replace("|", "\\|") + "` | "
          + (field.doc() + remarks(field)).replace("|", "\\|") + " |");
    }
  }

  private void functions(String title, List<ApiMember> functions, String prefix) {
    if (functions.isEmpty()) {
      return;
    }
    text.append("\n### ").append(title).append("\n\n");
    for (ApiMember function : functions) {
      String signatures = function.signatures().stream().map(signature -> "`" + prefix + signature + "`")
          .collect(Collectors.joining("<br>\n  "));
      line("- " + signatures + "<br>\n  " + function.doc() + remarks(function));
    }
  }

  private static String remarks(ApiMember member) {
    return (member.addition() ? " *Added.*" : "")
        + (member.difference() == null ? "" : " *Differs:* " + member.difference());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
