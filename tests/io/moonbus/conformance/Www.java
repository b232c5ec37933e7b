package io.moonbus.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The applications of the suite. */
final class Www {

  private static final String EVAL = """
      function onConnection(client)
        local environment = getfenv(1)
        function client:eval(source)
          local f = assert(loadstring(source, "=eval"))
          setfenv(f, environment)
          return f()
        end
        function client:watch(key)
          self.watching = data:watch(key, function(value, path)
            self.writer:writeInvocation("changed", value, table.concat(path, "/"))
          end)
          return "watching"
        end
      end
      function onDisconnection(client)
        if client.watching then client.watching:cancel() end
      end
      """;

  private static final String ROOT = """
      early = data.early
      came, gone, heard = 0, 0, {}
      function onServerConnection(server)
        came = came + 1
        function server:hear(...) heard[#heard + 1] = mona:toJSON(...) end
        function server:add(a, b) return a + b, mona.configs["cluster.node"] end
        function server:size(bytes) return #bytes, bytes end
        function server:fail() error("it failed", 0) end
      end
      function onServerDisconnection(server, message)
        gone = gone + 1
      end
      function askAll(...)
        local arguments = {...}
        answers, failures = {}, {}
        for address, server in pairs(mona.servers) do
          coroutine.wrap(function()
            local results = {pcall(server.call, server, unpack(arguments))}
            if table.remove(results, 1) then
              answers[#answers + 1] = mona:toJSON(results[1])
            else
              failures[#failures + 1] = results[1]
            end
          end)()
        end
      end
      function incrementOften(key, times)
        finished = 0
        for i = 1, times do
          data:increment(key, 1, function(value, message) finished = finished + (value and 1 or 1000000) end)
        end
      end
      function updateOften(key, times)
        finished = 0
        coroutine.wrap(function()
          for i = 1, times do
            data:update(key, function(old) return (old or 0) + 1 end)
            finished = finished + 1
          end
        end)()
      end
      """;

  private Www() {
  }

  /** Writes them into a folder. */
  static void write(Path www) throws IOException {
    write(www.resolve("main.lua"), ROOT + EVAL);
    write(www.resolve("db/main.lua"), EVAL);
    write(www.resolve("db/sub/main.lua"), EVAL);
    write(www.resolve("typed/main.lua"), EVAL);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
