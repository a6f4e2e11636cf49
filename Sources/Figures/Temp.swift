public enum ChartWidth { case wide, narrow }
public protocol Chart: Sendable {
    func svg(width: ChartWidth) -> String
    var altText: String { get }
    var dataTable: (header: [String], rows: [[String]]) { get }
    func files(named: String) -> [(String, String)]
}
