package io.moonbus.lua.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.moonbus.lua.LuaOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoaderTest {

  private final Www www = new Www();

  @BeforeEach
  void write() {
    www.app("", "").app("req", "").app("req/kid", "")
        .file("both.lua", "return 'both from root'")
        .file("rootmod.lua", "loadedroot = (loadedroot or 0) + 1 return 'rootmod', name, path")
        .file("req/both.lua", "return 'both from req'")
        .file("req/mod.lua", "modcount = (modcount or 0) + 1 return {n = modcount, env = name}")
        .file("req/multi.lua", "return 1, 2, 3")
        .file("req/err.lua", "error('err in module')")
        .file("req/syn.lua", "this is not lua(")
        .file("req/globals.lua", "gx = 42")
        .file("req/rel.lua", "return dofile('sub/inner.lua')")
        .file("req/noext", "return 'noext file'")
        .file("req/sub/inner.lua", "return 'inner', name")
        .file("req/lib/tool.lua", "toolcount = (toolcount or 0) + 1 return {count = toolcount, args = {...}}")
        .file("lib/shared/init.lua", "return {env = path}")
        .file("req/loop.lua", "return require 'loop'")
        .file("req/kid/kidonly.lua", "return 'kidonly'")
        .file(".modules/common.lua", "return {global = _G == getfenv(1)}");
  }

  @AfterEach
  void close() {
    www.close();
  }

  private String req(String expressions) {
    if (www.verticle() == null) {
      www.start();
    }
    return www.eval("/req", expressions);
  }

  @Test
  void filesAreExecutedEveryTime() {
    assertThat(req("require('mod.lua').n, require('mod.lua').n, dofile('mod.lua').n, type(loadfile('mod.lua')), "
        + "loadfile('mod.lua')().n, package.loaded['mod.lua']")).isEqualTo("[1,2,3,\"function\",4,null]");
  }

  @Test
  void theNearestFileIsFound() {
    assertThat(req("require('both.lua'), (dofile('both.lua')), dofile('noext'), loadfile('noext')()"))
        .isEqualTo("[\"both from req\",\"both from req\",\"noext file\",\"noext file\"]");
    assertThat(www.eval("", "require('both.lua'), select('#', dofile('mod.lua'))")).isEqualTo("[\"both from root\",0]");
  }

  @Test
  void aFileRunsInTheEnvironmentOfTheApplicationThatItWasFoundIn() {
    assertThat(req("dofile('rootmod.lua')")).isEqualTo("[\"rootmod\",\"\",\"\"]");
    assertThat(req("loadedroot, rawget(this, 'loadedroot')")).isEqualTo("[1,null]");
    assertThat(req("(function() dofile('globals.lua') return gx, super.gx end)()")).isEqualTo("[42,null]");
    assertThat(req("getfenv(loadfile('mod.lua')) == this, dofile('sub/inner.lua')")).isEqualTo("[true,\"inner\",\"req\"]");
    assertThat(www.eval("/req/kid", "require('kidonly.lua'), require('mod.lua').env, require('both.lua'), "
        + "modcount == super.modcount, rawget(this, 'modcount')"))
        .isEqualTo("[\"kidonly\",\"req\",\"both from req\",true,null]");
  }

  @Test
  void aFolderThatIsLoadedAsApplicationChangesNothingForItsParent() {
    req("1");
    www.connect("/req/kid");
    assertThat(www.eval("/req", "getfenv(loadfile('kid/kidonly.lua')) == this")).isEqualTo("[true]");
  }

  @Test
  void allResultsAreReturned() {
    assertThat(req("require('multi.lua')")).isEqualTo("[1,2,3]");
    assertThat(req("dofile('rel.lua')")).isEqualTo("[\"inner\",\"req\"]");
  }

  @Test
  void absoluteAndClimbingNamesStayInTheTree() {
    assertThat(req("dofile('../req/mod.lua').env, dofile(mona:absolutePath(path)..'mod.lua').env"))
        .isEqualTo("[\"req\",\"req\"]");
    assertThat(req("select('#', dofile('../../../../etc/hostname')), select('#', dofile('/etc/hostname'))"))
        .isEqualTo("[0,0]");
    assertThat(www.lines()).anyMatch(line -> line.contains("file '/etc/hostname' not found"));
  }

  @Test
  void otherFilesAreLoadedWhenThatIsAllowed() {
    www.options().unsafe().add(LuaOptions.UNSAFE_FILES);
    String outside = www.folder().resolveSibling(www.folder().getFileName() + "-outside.lua").toString();
    www.file(outside, "return _G == getfenv(1)");
    try {
      assertThat(req("dofile('" + outside + "')")).isEqualTo("[true]");
    } finally {
      www.delete(outside);
    }
  }

  @Test
  void errorsOfAFileAreErrorsOfItsCaller() {
    assertThat(req("pcall(require, 'err.lua')")).isEqualTo("[false,\"req/err.lua:1: err in module\"]");
    assertThat(req("pcall(dofile, 'err.lua')")).isEqualTo("[false,\"req/err.lua:1: err in module\"]");
  }

  @Test
  void whatCannotBeCompiledOrFoundIsLogged() {
    assertThat(req("select('#', dofile('syn.lua')), select('#', loadfile('syn.lua')), (pcall(require, 'syn.lua'))"))
        .isEqualTo("[0,0,false]");
    assertThat(www.lines()).anyMatch(line -> line.startsWith("SEVERE") && line.contains("req/syn.lua:1:"));
    assertThat(req("select('#', dofile('no.lua')), select('#', loadfile('no.lua')), (pcall(require, 'no.lua'))"))
        .isEqualTo("[0,0,false]");
    assertThat(www.lines()).anyMatch(line -> line.startsWith("SEVERE") && line.contains("file 'no.lua' not found"));
    assertThat(req("select('#', dofile(nil)), select('#', dofile()), select('#', loadfile('sub/')), (pcall(require, nil))"))
        .isEqualTo("[0,0,0,false]");
  }

  @Test
  void standardModulesAreLoadedOnce() {
    assertThat(req("require('lib.tool').count, require('lib.tool').count, require('lib.tool').args[1], "
        + "require('lib.shared').env")).isEqualTo("[1,1,\"lib.tool\",\"\"]");
    assertThat(www.eval("/req/kid", "require('lib.tool') == super.require('lib.tool')")).isEqualTo("[true]");
    assertThat(req("require('common').global, require('math') == math, require('bit') == bit"))
        .isEqualTo("[true,true,true]");
  }

  @Test
  void modulesThatAreNotThereAreErrors() {
    assertThat(req("pcall(require, 'noext')")).startsWith("[false,\"").contains("module 'noext' not found");
    assertThat(req("pcall(require, 'both')")).startsWith("[true,");
    assertThat(req("pcall(require, 'loop')")).contains("loop or previous error loading module 'loop'");
    assertThat(req("(pcall(require, '...etc.passwd')), (pcall(require, '')), (pcall(require, '/etc/hosts'))"))
        .isEqualTo("[false,false,false]");
  }

  @Test
  void scriptsOpenFilesInTheFoldersOfApplicationsAndOfData() {
    www.file("store/kept.txt", "kept").file(".modules/hidden.txt", "hidden");
    www.options().www(www.folder().resolve("apps")).data(www.folder().resolve("store"));
    www.file("apps/main.lua", Www.EVAL).file("apps/req/main.lua", "").file("apps/page.txt", "page");
    assertThat(req("io.open('" + www.folder() + "/store/kept.txt'):read('*a'), io.open('" + www.folder()
        + "/apps/page.txt'):read('*a'), io.open('" + www.folder() + "/.modules/hidden.txt')"))
        .startsWith("[\"kept\",\"page\",null,");
  }
}
