/// The config that `optreport init` writes.
enum Starter {
  /// What it is called if nothing is said.
  static let fileName = "experiments.json"

  /// The text, in the house style of configs.
  static let text = #"""
    // A first config, to be changed. Build it, and look at the folder Output:
    //
    //     optreport build experiments.json
    //
    // Other commands help to go on:
    //
    //     optreport list                  all that a config may name
    //     optreport explain adam          its rule, its hyperparameters, what surprises people
    //     optreport validate CONFIG       every mistake, at its place; nothing is run
    {
      "title": "First experiments",
      "seed": 7,

      // What several experiments or figures have in common stands here once, and is put where an object
      // says { "use": "steps" }; what else the object says comes on top.
      "shared": {
        "steps": { "title": "step" },
        "loss": { "title": "loss", "scale": "log" }
      },

      "experiments": {
        // A sweep: gradient descent on a parabola, one run for each learning rate.
        "learningRates": {
          "objective": { "formula": "(x - 3)^2" },
          "start": [0],
          "optimizer": { "name": "gd", "learningRate": { "sweep": [0.02, 0.1, 0.3, 1.05] } },
          "steps": 20,
          // What must come out; the build fails where it does not. "as" gives the result a name, under
          // which titles and captions show it.
          "expect": [
            { "firstBelow": [1, 20], "threshold": 1e-6, "where": { "learningRate": 0.3 }, "as": "best" },
            { "diverges": true, "where": { "learningRate": 1.05 } }
          ]
        },

        // A race: three optimizers from the same start in a narrow valley.
        "race": {
          "objective": { "formula": "(x^2 + 12*y^2)/2" },
          "start": [-4, 1.5],
          "optimizers": [
            { "name": "gd", "learningRate": 0.14 },
            { "name": "heavyBall", "learningRate": 0.08, "momentum": 0.6 },
            { "name": "adam", "learningRate": 0.2 }
          ],
          "steps": 120,
          "expect": [
            { "settlesBelow": [1, 120], "threshold": 1e-4, "where": { "optimizer": "gd" }, "as": "gd" },
            { "settlesBelow": [1, 120], "threshold": 1e-4, "where": { "optimizer": "heavyBall" }, "as": "heavyBall" },
            { "settlesBelow": [1, 120], "threshold": 1e-4, "where": { "optimizer": "adam" }, "as": "adam" }
          ]
        }
      },

      // Each figure is rows of panels, and a panel is marks on top of each other; "of" names what is run.
      "figures": {
        "learning-rates": {
          "title": "One learning rate gets below $10^{-6}$ in {{learningRates.best}} steps, another diverges",
          "caption": "Gradient descent on $(x - 3)^2$ from 0. Each step multiplies the error by $1 - 2\\eta$: for $\\eta > 1$ it grows.",
          "size": [160, 90],
          "panels": [[
            {
              "x": { "use": "steps" },
              "y": { "use": "loss", "range": [1e-16, 1e3] },
              "legend": "direct",
              "marks": [{ "mark": "line", "of": "learningRates", "y": "loss" }]
            }
          ]]
        },

        "race": {
          "title": "Heavy ball settles after {{race.heavyBall}} steps, gradient descent after {{race.gd}}, Adam after {{race.adam}}",
          "caption": "Three optimizers on $(x^2 + 12 y^2)/2$: their paths (a), and when the loss stays below $10^{-4}$ (b).",
          "panels": [[
            {
              "title": "Paths",
              "x": { "title": "$x$", "range": [-4.5, 1.5] },
              "y": { "title": "$y$", "range": [-2, 2] },
              "marks": [
                { "mark": "contours", "of": "race", "levels": { "scale": "squareRoot", "count": 9 }, "filled": true, "labels": false },
                { "mark": "trajectory", "of": "race" },
                { "mark": "minimizer", "of": "race" }
              ]
            },
            {
              "title": "Loss",
              "x": { "use": "steps" },
              "y": { "use": "loss", "range": [1e-10, 100] },
              "marks": [
                { "mark": "rule", "y": 1e-4, "label": "$10^{-4}$" },
                { "mark": "line", "of": "race", "y": "loss" }
              ]
            }
          ]]
        }
      }
    }

    """#
}
