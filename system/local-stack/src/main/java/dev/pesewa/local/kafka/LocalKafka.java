package dev.pesewa.local.kafka;

import dev.pesewa.local.FreePorts;
import dev.pesewa.local.LocalException;
import dev.pesewa.local.LocalProcess;
import dev.pesewa.local.Polling;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// One broker on 127.0.0.1 with the system's topics. Needs two ports: its own, and one that the
/// kernel gives for the controller.
public final class LocalKafka {

    public static final int PARTITIONS = 12;
    private static final List<String> TOPICS =
            List.of("pesewa.usage", "pesewa.billing", "pesewa.activity");
    private static final String CLUSTER = "cGVzZXdhLWxvY2FsLTAwMQ";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private final LocalProcess process;
    private final Path data;
    private final int port;

    public LocalKafka(Path home, int port) {
        this.process = new LocalProcess("kafka", home);
        this.data = home.resolve("kafka").toAbsolutePath();
        this.port = port;
    }

    public LocalProcess process() {
        return process;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public void start() {
        try {
            Files.createDirectories(data);
            Path settings = data.resolve("server.properties");
            try (Writer file = Files.newBufferedWriter(settings)) {
                settings(FreePorts.find(port)).store(file, null);
            }
            if (!Files.exists(data.resolve("log").resolve("meta.properties"))) {
                format(settings);
            }
            process.start(command(settings), Map.of());
        } catch (IOException failed) {
            throw new LocalException("Could not prepare Kafka in " + data, failed);
        }
        boolean answered = Polling.until(READY_WITHIN, () -> answers() || !process.isRunning());
        if (!answered || !process.isRunning()) {
            throw new LocalException("Kafka did not start. It said:\n" + process.lastWords(20));
        }
        createTopics();
    }

    private void format(Path settings) {
        int status =
                kafka.tools.StorageTool.execute(
                        new String[] {
                            "format",
                            "--cluster-id",
                            CLUSTER,
                            "--config",
                            settings.toString(),
                            "--ignore-formatted"
                        },
                        new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
        if (status != 0) {
            throw new LocalException("Could not format Kafka's storage in " + data);
        }
    }

    private List<String> command(Path settings) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Broker.class.getName(),
                        settings.toString()));
        return command;
    }

    private Properties settings(int controllerPort) {
        String controller = "127.0.0.1:" + controllerPort;
        var settings = new Properties();
        settings.putAll(
                Map.ofEntries(
                        Map.entry("process.roles", "broker,controller"),
                        Map.entry("node.id", "1"),
                        Map.entry("controller.quorum.voters", "1@" + controller),
                        Map.entry("controller.listener.names", "CONTROLLER"),
                        Map.entry(
                                "listeners",
                                "PLAINTEXT://"
                                        + bootstrapServers()
                                        + ",CONTROLLER://"
                                        + controller),
                        Map.entry("log.dirs", data.resolve("log").toString()),
                        Map.entry("auto.create.topics.enable", "false"),
                        Map.entry("num.partitions", Integer.toString(PARTITIONS)),
                        Map.entry("offsets.topic.num.partitions", "4"),
                        Map.entry("offsets.topic.replication.factor", "1"),
                        Map.entry("transaction.state.log.replication.factor", "1"),
                        Map.entry("transaction.state.log.min.isr", "1"),
                        Map.entry("group.initial.rebalance.delay.ms", "0"),
                        Map.entry("log.segment.bytes", "67108864"),
                        Map.entry("num.network.threads", "2"),
                        Map.entry("num.io.threads", "2"),
                        Map.entry("log.cleaner.dedupe.buffer.size", "16777216")));
        return settings;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void createTopics() {
        Map<String, Object> settings =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 20_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 40_000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing =
                    TOPICS.stream()
                            .flatMap(topic -> List.of(topic, topic + ".dead").stream())
                            .filter(topic -> !there.contains(topic))
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException failed) {
            throw new LocalException("Could not create the topics", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted while creating topics", stopped);
        }
    }

    public void stop() {
        process.stop();
    }

    public void kill() {
        process.kill();
    }
}
