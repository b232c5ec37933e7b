/**
 * HTTP: static files, templates, cookies, cross-origin requests and remote calls of applications, over HTTP/1.1 and
 * HTTP/2, with or without TLS. {@link io.moonbus.http.HttpVerticle} is the way in.
 */
package io.moonbus.http;
