package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InheritanceTest {

  private final Www www = new Www();

  @BeforeEach
  void start() {
    www.app("", """
        rootvar = "root"
        function hello() return "root hello", path end
        function who() return name, path end
        function onStart(path) NOTE("start ", path) end
        function onStop(path) NOTE("stop ", path) end
        """).app("Games", """
        test = "I am Games"
        function hello() return "games hello" end
        """).app("Games/myGame", """
        local seen = test
        function load() return "loaded", seen end
        """).app("other", "own = 1").file("nomain/x/f.txt", "").start();
  }

  @AfterEach
  void close() {
    www.close();
  }

  @Test
  void anApplicationSeesWhatItsParentsDefine() {
    assertThat(www.eval("/Games", "test, rootvar, hello(), name, path"))
        .isEqualTo("[\"I am Games\",\"root\",\"games hello\",\"Games\",\"/Games\"]");
    assertThat(www.eval("/Games", "super.rootvar, super.name, super.path")).isEqualTo("[\"root\",\"\",\"\"]");
    assertThat(www.eval("/Games/myGame", "test, super.test, super.super.rootvar, name, path"))
        .isEqualTo("[\"I am Games\",\"I am Games\",\"root\",\"myGame\",\"/Games/myGame\"]");
    assertThat(www.eval("/Games/myGame", "super:hello(), hello(), super.super.hello()"))
        .isEqualTo("[\"games hello\",\"games hello\",\"root hello\",\"\"]");
  }

  @Test
  void anOwnVariableHidesTheInheritedOneUntilItIsTakenAway() {
    assertThat(www.eval("/Games/myGame", "(function() local o = test test = 'I am myGame' local a, b = test, super.test "
        + "test = nil return o, a, b, test end)()"))
        .isEqualTo("[\"I am Games\",\"I am myGame\",\"I am Games\",\"I am Games\"]");
  }

  @Test
  void childrenAreThoseThatAreLoaded() {
    assertThat(www.eval("/Games", "children.myGame, #children")).isEqualTo("[null,0]");
    www.connect("/Games/myGame");
    assertThat(www.eval("/Games", "type(children.myGame), #children, children.count, children.myGame.load()"))
        .isEqualTo("[\"table\",1,1,\"loaded\",\"I am Games\"]");
    assertThat(www.eval("/Games", "(function() local t = {} for k, v in pairs(children) do t[k] = type(v) end return t end)()"))
        .isEqualTo("[{\"myGame\":\"table\"}]");
  }

  @Test
  void childrenCalledWithAPathLoadsTheApplication() {
    assertThat(www.eval("", "children('Games') ~= nil, children('Games/myGame').name, type(children('nomain/x'))"))
        .isEqualTo("[true,\"myGame\",\"table\"]");
    assertThat(www.eval("", "select('#', children('doesnotexist')), select('#', children('../x')), select('#', children())"))
        .isEqualTo("[0,0,0]");
  }

  @Test
  void loadedApplicationsAreKnownByName() {
    assertThat(www.eval("/Games/myGame", "other, Games.test, Games == super")).isEqualTo("[null,\"I am Games\",true]");
    www.connect("/other");
    assertThat(www.eval("/Games", "other.own, myGame.load()")).isEqualTo("[1,\"loaded\",\"I am Games\"]");
    assertThat(www.eval("", "Games.test, myGame")).isEqualTo("[\"I am Games\",null]");
  }

  @Test
  void aVariableOfTheScriptWinsOverTheNameOfAnApplication() {
    www.connect("/other");
    assertThat(www.eval("/Games", "(function() other = 5 local seen = other other = nil return seen, other.own end)()"))
        .isEqualTo("[5,1]");
    assertThat(www.eval("", "(function() rootvar2 = 1 other = 'root' return children.Games.other end)()"))
        .isEqualTo("[\"root\"]");
  }

  @Test
  void theEnvironmentIsNotG() {
    assertThat(www.eval("/Games", "this.test, this == _G, rawget(this, 'name'), this.path, this.super == super"))
        .isEqualTo("[\"I am Games\",false,\"Games\",\"/Games\",true]");
    assertThat(www.eval("", "_G == super, _G.rootvar")).isEqualTo("[true,null]");
    assertThat(www.eval("/Games", "(function() newglobal = 5 return newglobal, _G.newglobal, super.newglobal end)()"))
        .isEqualTo("[5,null,null]");
    assertThat(www.eval("/Games/myGame", "newglobal")).isEqualTo("[5]");
  }

  @Test
  void metatablesOfEnvironmentsAreProtected() {
    for (String table : new String[] {"this", "_G", "children", "clients"}) {
      assertThat(www.eval("/Games", "type(getmetatable(" + table + ")), pcall(setmetatable, " + table + ", {})"))
          .startsWith("[\"string\",false,");
    }
  }

  @Test
  void inheritedFunctionsKeepTheirEnvironment() {
    assertThat(www.eval("/Games", "who()")).isEqualTo("[\"\",\"\"]");
    assertThat(www.eval("/Games", "getfenv(hello) == this, getfenv(who) == this")).isEqualTo("[true,false]");
  }

  @Test
  void builtInNamesCanBeReplacedAndComeBack() {
    assertThat(www.eval("/Games", "(function() name = 'renamed' super = 'x' local a, b = name, super name = nil super = nil "
        + "return a, b, name, type(super) end)()")).isEqualTo("[\"renamed\",\"x\",\"Games\",\"table\"]");
  }

  @Test
  void everyApplicationHasItsOwnMonaAndLoaders() {
    assertThat(www.eval("/Games", "mona == super.mona, require == super.require")).isEqualTo("[false,false]");
    assertThat(www.eval("/Games", "(function() mona.xx = 1 return mona.xx, super.mona.xx end)()")).isEqualTo("[1,null]");
  }

  @Test
  void theClientsOfAnApplicationAreCounted() {
    www.connect("/Games");
    assertThat(www.eval("/Games", "#clients, #mona.clients")).isEqualTo("[2,2]");
    assertThat(www.eval("/other", "#clients, #mona.clients")).isEqualTo("[1,2]");
  }

  @Test
  void inheritedEventsGetThePathOfTheApplication() {
    www.connect("/Games/myGame");
    www.stop();

    assertThat(www.scriptLines()).extracting(line -> line.replaceFirst("^INFO main.lua:\\d+: ", "")).containsExactly(
        "start ", "start /Games", "start /Games/myGame", "stop /Games/myGame", "stop /Games", "stop ");
  }

  @Test
  void aFolderWithoutCodeIsAnApplication() {
    assertThat(www.eval("/nomain/x", "name, path")).isEqualTo("[\"\",\"\"]");
    assertThat(www.eval("", "children.nomain.path, children.nomain.children.x.path"))
        .isEqualTo("[\"/nomain\",\"/nomain/x\"]");
  }
}
