/**
 * The script API, declared once: every global, object, member and event with its types and its meaning. The functions
 * bound in a running application are checked against it; the annotation file for editors and the reference page are
 * written from it.
 */
package io.moonbus.lua.api.declaration;
