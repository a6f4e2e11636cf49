import ArgumentParser

@main
struct Sanding: ParsableCommand {
    func run() throws {}
}
