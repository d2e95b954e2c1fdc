import Testing

/// Mistakes of the command line, in one line each, with what was probably meant.
@Suite struct UsageTests {
  // swift-format-ignore
  static let table: [([String], String)] = [
    (["build", "c.json", "--format", "sgv"],      #"unknown value "sgv" for --format; did you mean "svg"?"#),
    (["build", "c.json", "--format", "png,sgv"],  #"unknown value "sgv" for --format; did you mean "svg"?"#),
    (["build", "c.json", "--format", "x"],        #"unknown value "x" for --format; known: apng, pages, pdf, png, svg, txt"#),
    (["validate", "c.json", "--color", "allways"], #"unknown value "allways" for --color; did you mean "always"?"#),
    (["list", "optimizer"],                       #"unknown kind "optimizer"; did you mean "optimizers"?"#),
    (["completions", "bsh"],                      #"unknown shell "bsh"; did you mean "bash"?"#),
    (["build", "--bogus"],                        #"unknown option "--bogus"; "optreport build --help" shows what there is"#),
    (["build", "c.json", "--bogus=1"],            #"unknown option "--bogus"; "optreport build --help" shows what there is"#),
    (["build", "c.json", "--fromat", "png"],      #"unknown option "--fromat"; did you mean "--format"?"#),
    (["build", "c.json", "--set", "--x=1", "--ot", "a"], #"unknown option "--ot"; did you mean "--out"?"#),
    (["build", "c.json", "-q"],                   #"unknown option "-q"; "optreport build --help" shows what there is"#),
    (["list", "--quiet"],                         #"unknown option "--quiet"; it is one of build, check, run, validate"#),
    (["--bogus"],                                 #"unknown option "--bogus"; "optreport --help" shows what there is"#),
    (["build", "c.json", "--jobs", "-1"],         "expected at least 1 job, found -1"),
    (["build", "c.json", "--raise-limits", "-1"], "expected --raise-limits from 1 to 1000000, found -1.0"),
    (["build", "c.json", "--json="],              #"expected a value behind "--json=", found nothing"#),
    (["build", "c.json", "--out=", "a"],          #"expected a value behind "--out=", found nothing"#),
    (["watch", "c.json", "--port", "99"],         "expected --serve with --port"),
    (["watch", "-"],                              "expected a file to watch, found standard input"),
    (["list", "figures"],                         "expected a config to list the figures of"),
  ]
  @Test(arguments: table)
  func sayWhatWasMeant(_ words: [String], _ message: String) throws {
    let command = try Command(words + ["--diagnostics", "short"])
    #expect(command.status == 64)
    #expect(command.error == "optreport: error: \(message)\n")
    #expect(try Command(words).error.hasPrefix("error: \(message)\n"))
  }
}
