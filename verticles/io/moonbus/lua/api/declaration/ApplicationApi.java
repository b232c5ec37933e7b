package io.moonbus.lua.api.declaration;

/** The environment of an application's scripts, and the events that they may define. */
final class ApplicationApi {

  private static final String SEARCH = """
       The file is looked for in the folder of the application, then in those of its parents up to `www`; it runs in \
      the environment of the application in whose folder it was found.""";

  static final ApiObject APPLICATION = events(new ApiObject("Application", """
      The globals of an application's scripts. `www/a/b/main.lua` is the application `/a/b`; what it does not define \
      itself it inherits from `/a`, then from the root application. Loaded parents, children and siblings are also \
      reachable by their name, unless the script has a variable of that name.""")
      .field("name", "string", "The last part of the path, `\"\"` for the root application.")
      .field("path", "string", "The path, as `/a/b`; `\"\"` for the root application.")
      .field("this", "Application", "This environment.")
      .field("super", "Application", "The environment of the parent; for the root application the table `_G`.")
      .field("children", "Children", "The children that are loaded.")
      .field("clients", "Clients", "The clients of this application.")
      .field("mona", "Mona", "The server. Every application has its own table.")
      .field("data", "Data", "What the application stores. `super.data` is that of the parent.")
      .function("require(name: string): any...", """
          A name that ends in `.lua` is a file, executed at every call.""" + SEARCH + """
           Any other name is a module as in standard Lua: executed once, looked for in the folder of the application, \
          in those of its parents, then in `lua_modules`.""")
      .difference("`require \"a.b\"` did not look into the folders of applications.")
      .function("dofile(name: string): any...", """
          Executes a file and returns its results. A file that is missing or does not compile is logged as an error, \
          nothing is returned.""" + SEARCH)
      .function("loadfile(name: string): function?", """
          Compiles a file. When it is missing or does not compile, an error is logged and nothing returned."""
          + SEARCH));

  static final ApiObject CHILDREN = ApiObject.collection("Children", "string", "Application?", """
      The loaded children of an application by name. The call form also takes a path below the application \
      (`children(\"a/b\")`) and loads what is not loaded yet; it returns nothing when there is no such folder.""");

  private ApplicationApi() {
  }

  private static ApiObject events(ApiObject application) {
    return application
        .event("onStart(path: string)", "`main.lua` ran without error. An inherited event is called as well.")
        .event("onStop(path: string)", "The application is about to be reloaded, was deleted, or the server stops.")
        .event("onConnection(client: Client, ...: any): table?", """
            A client wants to use the application. The arguments are the decoded query (one table with the `key=value` \
            pairs, bare values one by one). An error rejects the client with its message. The table returned, if any, \
            overrides `client.parameters`: `timeout` in seconds, `index` (true, false, a file or a function of the \
            client), ….""")
        .event("onDisconnection(client: Client)", "A client has gone. What is written to it now has no effect.")
        .event("onServerConnection(server: Server)", """
            Another server of the cluster runs scripts now; for the root application only. Functions put into `server` \
            here can be called by it.""")
        .event("onServerDisconnection(server: Server, error?: string)", """
            It has left, died, cannot be reached or was rejected; for the root application only.""")
        .event("onManage()", "Every 2 seconds, for the root application only.")
        .event("onRealTime()", "Every 50 ms (a setting), for the root application only.")
        .difference("Mentioned in the documentation of MonaServer, never called.")
        .event("onTypedObject(type: string, object: table)", """
            A table with a type (`__type`) was decoded; the function may add methods to it.""");
  }
}
