import java.nio.file.Path;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs Neo4j from its libraries: {@code Neo4jServer HOME}, configured by HOME/neo4j.conf, until its standard input ends. */
public final class Neo4jServer {
  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]));
      System.exit(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      // Threads of the server would keep the process alive.
      System.exit(1);
    }
  }

  private static void run(Path home) throws Exception {
    DatabaseManagementService server =
        new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("neo4j.conf")).build();
    String password = System.getenv("NEO4J_PASSWORD");
    if (password != null) {
      server
          .database("system")
          .executeTransactionally(
              "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
    }
    System.out.println("ready");
    // Whoever started the server holds the other end: when it dies, however it dies, the server goes too.
    while (System.in.read() >= 0) {}
    server.shutdown();
  }
}
