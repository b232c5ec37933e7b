package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.event.FakeClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupEventsTest {

  private static final String GROUP = "c".repeat(64);

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  @Test
  void aClientThatDisconnectsLeavesItsGroups() {
    www.file("main.lua", """
        log = {}
        function onConnection(client)
          function client:join(group) return mona:joinGroup(client.id, group).id == client.id end
          function client:groups() return #mona.groups, log end
          function client:onJoinGroup(group) log[#log + 1] = "join " .. group:size() end
          function client:onUnjoinGroup(group) log[#log + 1] = "unjoin " .. group:size() end
        end
        function onDisconnection(client) log[#log + 1] = "gone " .. #mona.groups end
        """).start();
    FakeClient other = www.connect("");
    FakeClient client = www.connect("");
    assertThat(client.call("[\"join\",\"" + GROUP + "\"]")).isEqualTo("[true]");
    assertThat(other.call("[\"groups\"]")).isEqualTo("[1,[\"join 1\"]]");
    client.disconnect();
    assertThat(other.call("[\"groups\"]")).isEqualTo("[0,[\"join 1\",\"unjoin 0\",\"gone 0\"]]");
  }

  @Test
  void groupsBelongToAllApplications() {
    www.app("", "").app("a", "").start();
    www.eval("", "mona:joinGroup(('a'):rep(64), ('c'):rep(64)) ~= nil");
    assertThat(www.eval("/a", "#mona.groups, mona.groups('" + GROUP + "'):size()")).isEqualTo("[1,1]");
  }
}
