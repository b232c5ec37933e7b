package io.moonbus.lua.api;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs snippets in an application that has {@code mona} and the globals. */
abstract class MonaFixture {

  final FakeScriptContext context = new FakeScriptContext();
  Mona mona;

  @BeforeEach
  void createMona() {
    prepare();
    ScriptGlobals.install(context.state(), context.log());
    mona = Mona.create(context);
    context.environment().set("mona", mona);
  }

  /** What the application has before {@code mona} is made. */
  void prepare() {
    // Most tests need nothing.
  }

  @AfterEach
  void closeMona() {
    mona.close();
    context.close();
  }

  final String eval(String expressions) {
    return context.eval(expressions);
  }
}
