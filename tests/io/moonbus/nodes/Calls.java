package io.moonbus.nodes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a user of a node does: calls of functions of {@link #SCRIPT} over HTTP. */
final class Calls {

  /** The application whose functions are called. */
  static final String SCRIPT = """
      local function lines(branch, path, all)
        for key, value in pairs(branch) do
          local below = path .. "/" .. key
          if type(value) == "table" then
            lines(value, below, all)
          else
            all[#all + 1] = below .. " " .. type(value) .. " " .. tostring(value)
          end
        end
        return all
      end
      function onConnection(client)
        -- Writes number n of a series, of which only the last ones are kept.
        function client:write(series, n, kept)
          local mine = data[series]
          mine[n] = "number " .. n
          mine[n - kept] = nil
          return n
        end
        -- The first and the last number of each series, and how many there are.
        function client:series()
          local all = {}
          for series, mine in pairs(data) do
            if series:sub(1, 6) == "series" then
              local first, last, count
              for key, value in pairs(mine) do
                local n = tonumber(key)
                if n and value ~= "number " .. n then error(key .. " is " .. value) end
                if n then
                  first, last, count = math.min(first or n, n), math.max(last or n, n), (count or 0) + 1
                end
              end
              all[series] = {first or 0, last or 0, count or 0}
            end
          end
          return all
        end
        function client:servers()
          return mona.servers.count
        end
        function client:dump()
          local all = lines(data, "", {})
          table.sort(all)
          return table.concat(all, "\\n")
        end
        local environment = getfenv(1)
        function client:run(chunk)
          local f = assert(loadstring(chunk, "=run"))
          setfenv(f, environment)
          return f()
        end
      end
      """;

  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10)).build();

  /** A call that was answered with an error. */
  static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  /** The numbers of a series that are there. */
  record Numbers(long first, long last, long count) {
  }

  private Calls() {
  }

  /**
   * The results.
   *
   * @throws IOException when the connection is lost
   * @throws Failed when the call is answered with an error
   */
  static JsonArray call(URI node, Object... call) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(node).header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(120)).POST(HttpRequest.BodyPublishers.ofString(new JsonArray(List.of(call)).encode())).build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new Failed(response.statusCode() + " " + response.body());
    }
    return new JsonArray(response.body());
  }

  /** The same for what may be done twice: a server may close a connection that was idle just when it is used again. */
  static JsonArray callAgain(URI node, Object... call) throws IOException, InterruptedException {
    try {
      return call(node, call);
    } catch (IOException e) {
      return call(node, call);
    }
  }

  /** The results of a Lua chunk in the application. */
  static JsonArray run(NodeProcess node, String chunk) throws IOException, InterruptedException {
    return call(node.http(), "run", chunk);
  }

  /** Everything that the node has, in an order. */
  static String dump(NodeProcess node) throws IOException, InterruptedException {
    return callAgain(node.http(), "dump").getString(0);
  }

  /** What the node has of each series. */
  static Map<String, Numbers> series(URI node) throws IOException, InterruptedException {
    Object all = callAgain(node, "series").getValue(0);
    Map<String, Numbers> series = new TreeMap<>();
    // A table without keys is an array.
    if (all instanceof JsonObject found) {
      found.forEach(each -> {
        JsonArray numbers = (JsonArray) each.getValue();
        series.put(each.getKey(), new Numbers(numbers.getLong(0), numbers.getLong(1), numbers.getLong(2)));
      });
    }
    return series;
  }
}
