package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicksTest {

  private final Www www = new Www();

  @AfterEach
  void close() {
    www.close();
  }

  private void untilEval(String expression) {
    Www.until(() -> www.eval("", expression).equals("[true]"));
  }

  @Test
  void onManageOfTheRootIsCalledAgainAndAgain() {
    www.options().manageMillis(5);
    www.app("", "managed = 0 children = 0 function onManage() managed = managed + 1 end")
        .app("kid", "function onManage() super.kidManaged = true end").start();
    www.connect("/kid");

    untilEval("managed > 3");
    assertThat(www.eval("", "kidManaged")).isEqualTo("[null]");
  }

  @Test
  void onRealTimeOfTheRootIsCalledFasterWhileItIsDefined() {
    www.options().manageMillis(20).realTimeMillis(5);
    www.app("", "times = 0 function onRealTime() times = times + 1 if times == 5 then onRealTime = nil end end").start();

    untilEval("times == 5");
    www.connect("").call("[\"eval\",\"function onRealTime() again = true end\"]");
    untilEval("again");
  }

  @Test
  void anErrorInOnManageIsLoggedAndTheNextCallComes() {
    www.options().manageMillis(5);
    www.app("", "n = 0 function onManage() n = n + 1 error('tick ' .. n) end").start();

    untilEval("n > 2");
    assertThat(www.lines()).anyMatch(line -> line.equals("SEVERE main.lua:1: tick 1 (/ onManage)"))
        .anyMatch(line -> line.equals("SEVERE main.lua:1: tick 2 (/ onManage)"));
  }
}
