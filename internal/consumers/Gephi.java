import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Imports a file as Gephi does from its menu, and prints the graph as JSON. */
public class Gephi {
	public static void main(String[] args) throws Exception {
		PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, "UTF-8");
		ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
		projects.newProject();
		Workspace workspace = projects.getCurrentWorkspace();
		ImportController imports = Lookup.getDefault().lookup(ImportController.class);
		Container container = imports.importFile(new File(args[0]));
		container.getLoader().setAllowParallelEdge(true);
		container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
		List<String> issues = new ArrayList<>();
		for (Issue i : container.getReport().getIssuesList(Integer.MAX_VALUE)) {
			if (i.getLevel() != Issue.Level.INFO) {
				issues.add(text(i.getMessage()));
			}
		}
		imports.process(container, new DefaultProcessor(), workspace);
		GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
		Graph graph = model.getGraph();
		List<String> nodes = new ArrayList<>(), edges = new ArrayList<>();
		for (Node n : graph.getNodes().toArray()) {
			nodes.add(text(n.getId()) + ": {\"label\": " + text(n.getLabel()) + attributes(model.getNodeTable(), n) + "}");
		}
		for (Edge e : graph.getEdges().toArray()) {
			edges.add(text(e.getId()) + ": {\"label\": " + text(e.getLabel()) + ", \"source\": " + text(e.getSource().getId())
				+ ", \"target\": " + text(e.getTarget().getId()) + attributes(model.getEdgeTable(), e) + "}");
		}
		out.print("{\"directed\": " + model.isDirected() + ", \"dynamic\": " + model.isDynamic() + ", \"nodes\": {" + String.join(",\n", nodes)
			+ "}, \"edges\": {" + String.join(",\n", edges) + "}, \"issues\": [" + String.join(", ", issues) + "]}");
		out.flush();
		System.exit(0);
	}

	/** What an element says in the columns of its table. */
	static String attributes(Table table, Element element) {
		List<String> all = new ArrayList<>();
		for (Column c : table) {
			Object value = element.getAttribute(c);
			if (value == null || c.getTitle().equals("Id") || c.getTitle().equals("Label")) {
				continue;
			}
			all.add(text(c.getTitle()) + ": " + (value instanceof Number ? value.toString() : text(value.toString())));
		}
		return ", \"attributes\": {" + String.join(", ", all) + "}";
	}

	static String text(Object value) {
		if (value == null) {
			return "\"\"";
		}
		StringBuilder b = new StringBuilder("\"");
		for (char c : value.toString().toCharArray()) {
			if (c < ' ' || c == '"' || c == '\\' || c > '~') {
				b.append(String.format("\\u%04x", (int) c));
			} else {
				b.append(c);
			}
		}
		return b.append('"').toString();
	}
}
