/**
 * What scripts see of the server: the globals, {@code mona}, collections, files and addresses, and the declaration of
 * the whole script API, from which the reference page and the editor annotations are written.
 */
package io.moonbus.lua.api;
