package io.moonbus.lua.api.declaration;

import java.util.List;

/** The whole script API. */
public final class ScriptApi {

  /** Beside the Lua libraries, in every script. */
  public static final ApiObject GLOBALS = GlobalsApi.GLOBALS;
  /** The environment of an application. */
  public static final ApiObject APPLICATION = ApplicationApi.APPLICATION;
  /** The table {@code mona}. */
  public static final ApiObject MONA = MonaApi.MONA;
  /** What timer functions return. */
  public static final ApiObject TIMER = MonaApi.TIMER;
  /** A client. */
  public static final ApiObject CLIENT = ClientApi.CLIENT;
  /** A client's writer. */
  public static final ApiObject WRITER = ClientApi.WRITER;
  /** The groups. */
  public static final ApiObject GROUPS = GroupApi.GROUPS;
  /** A group. */
  public static final ApiObject GROUP = GroupApi.GROUP;
  /** A member of a group. */
  public static final ApiObject MEMBER = GroupApi.MEMBER;
  /** The shared data. */
  public static final ApiObject DATA = DataApi.DATA;
  /** What {@code data:watch} returns. */
  public static final ApiObject WATCH = DataApi.WATCH;
  /** The other servers of the cluster. */
  public static final ApiObject SERVERS = ServerApi.SERVERS;
  /** Another server. */
  public static final ApiObject SERVER = ServerApi.SERVER;
  /** An IP address. */
  public static final ApiObject IP_ADDRESS = AddressApi.IP_ADDRESS;
  /** An IP address with port. */
  public static final ApiObject SOCKET_ADDRESS = AddressApi.SOCKET_ADDRESS;
  /** A file. */
  public static final ApiObject FILE = AddressApi.FILE;

  /** Tables whose members are globals. */
  public static final List<ApiObject> GLOBAL = List.of(GLOBALS, APPLICATION);

  /** Types of objects. */
  public static final List<ApiObject> TYPES = List.of(MONA, CLIENT, WRITER, ClientApi.QUALITY,
      ClientApi.PROPERTIES, ClientApi.COOKIE_OPTIONS, ClientApi.PARAMETERS, MonaApi.CLIENTS, ApplicationApi.CHILDREN,
      MonaApi.SETTINGS, GROUPS, GROUP, GroupApi.MEMBERS, MEMBER, MonaApi.PUBLICATIONS,
      SERVERS, SERVER, DATA, WATCH, TIMER, FILE, IP_ADDRESS, SOCKET_ADDRESS);

  private ScriptApi() {
  }
}
