FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /opt/moonbus
COPY pom.xml moonbus cluster.xml ./
COPY verticles verticles
COPY conf conf
# Builds, prepares the quick start and prints the version.
RUN ./moonbus --version

FROM eclipse-temurin:17-jre
# The JVM notes in the archive of classes which one it is for: the same version in both stages keeps the start quick.
WORKDIR /opt/moonbus
COPY --from=build /opt/moonbus/moonbus /opt/moonbus/cluster.xml ./
COPY --from=build /opt/moonbus/conf conf
COPY --from=build /opt/moonbus/target/moonbus.jar /opt/moonbus/target/moonbus.jsa target/
COPY --from=build /opt/moonbus/target/lib target/lib
COPY www www
# Of the applications, too: deploy replaces them.
RUN useradd --system moonbus && mkdir -m 700 data && chown -R moonbus data www
USER moonbus
# Log lines go to the container's output.
ENV MOONBUS_LOGS_DIRECTORY=
# File names outside ASCII.
ENV LC_ALL=C.UTF-8
EXPOSE 8080
VOLUME ["/opt/moonbus/www", "/opt/moonbus/data"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s CMD ["./moonbus", "healthcheck"]
ENTRYPOINT ["./moonbus"]
